/** The service of all examples, so that they fit together. */
export const exampleServiceUuid = "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35";

export const exampleJobUuid = "12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14";
