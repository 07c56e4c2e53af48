// The adapters are built with the package's trait `Observability` alone, so that nobody fetches their packages
// unasked; without it this module is empty.
