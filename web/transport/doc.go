// Package transport is how finished replies reach a browser: the cache of rendered replies with
// compression and entity tags, the guard around every request (limits, headers, request ids, the log
// line, recovery from bugs), and the server with its timeouts. It knows nothing of pages or actors.
// Start at [Cache.Get] and [Guard].
package transport
