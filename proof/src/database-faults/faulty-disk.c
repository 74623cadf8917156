/*
 * Lets reads, writes and syncs of a program fail as they do on a broken disk. The file that CONCORDAT_FAULTS names says
 * which: an operation (read, write, sync) and a part of paths, such as "sync /pg_wal/". While it is not there, all is well.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int fails(const char *operation, int fd)
{
    char link[64], path[512], plan[256], planned[16], part[200];
    const char *file = getenv("CONCORDAT_FAULTS");
    int saved = errno, plan_fd;
    ssize_t length;

    if (!file)
        return 0;
    plan_fd = syscall(SYS_openat, AT_FDCWD, file, O_RDONLY | O_CLOEXEC);
    if (plan_fd < 0) {
        errno = saved;
        return 0;
    }
    length = syscall(SYS_read, plan_fd, plan, sizeof plan - 1);
    syscall(SYS_close, plan_fd);
    errno = saved;
    if (length <= 0)
        return 0;
    plan[length] = '\0';
    if (sscanf(plan, "%15s %199s", planned, part) != 2 || strcmp(planned, operation) != 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (length <= 0)
        return 0;
    path[length] = '\0';
    return strstr(path, part) != NULL;
}

#define FAULTY(operation, type, name, parameters, ...)                       \
    type name parameters                                                     \
    {                                                                        \
        static type(*real) parameters;                                       \
        if (fails(operation, fd)) {                                          \
            errno = EIO;                                                     \
            return -1;                                                       \
        }                                                                    \
        if (!real)                                                           \
            real = (type(*) parameters)dlsym(RTLD_NEXT, #name);              \
        return real(__VA_ARGS__);                                            \
    }

FAULTY("read", ssize_t, pread, (int fd, void *to, size_t size, off_t at), fd, to, size, at)
FAULTY("read", ssize_t, preadv, (int fd, const struct iovec *to, int count, off_t at), fd, to, count, at)
FAULTY("write", ssize_t, pwrite, (int fd, const void *from, size_t size, off_t at), fd, from, size, at)
FAULTY("write", ssize_t, pwritev, (int fd, const struct iovec *from, int count, off_t at), fd, from, count, at)
FAULTY("sync", int, fsync, (int fd), fd)
FAULTY("sync", int, fdatasync, (int fd), fd)

/* It answers with the error itself. */
int posix_fallocate(int fd, off_t at, off_t size)
{
    static int (*real)(int, off_t, off_t);
    if (fails("write", fd))
        return EIO;
    if (!real)
        real = (int (*)(int, off_t, off_t))dlsym(RTLD_NEXT, "posix_fallocate");
    return real(fd, at, size);
}
