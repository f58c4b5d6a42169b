// Package api is the face for programs: JSON under /api/v1/ and its OpenAPI description. It declares
// what it needs of the answering side ([Desk], [Book], [Names]), reads the query parameters that
// every face shares ([ReadOptions]), and writes answers as JSON and CSV, which the pages reuse for
// the twins beside each page.
//
// It renders whole replies in memory ([Response]); serving, caching, compression and headers are the
// business of package web, which mounts the [Route]s. Start at [API.Routes].
package api
