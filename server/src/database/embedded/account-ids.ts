/** The user and group ids under which the database's processes run. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}
