/** The service that examples are about, so that they fit together. */
export const exampleServiceUuid = "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35";
