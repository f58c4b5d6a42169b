// Package api is the list of things that can be read ([Resources]), and the face for programs that follows
// from it: JSON under /api/v1/ and its OpenAPI description. Each thing is read from a [Session], which
// holds one generation of the ledger, and given as JSON or as a table for CSV; the twins beside pages, the
// formats of commands and the tools of assistants are the same bytes from the same list.
//
// It renders whole replies in memory ([Response]); serving, caching, compression and headers are the
// business of package web. Start at [Resources].
package api
