package transport

import (
	"net/http"
	"time"
)

// Server is an HTTP server that no slow or greedy client can hold: every phase of a request has a
// limit of time, and headers a limit of size.
func Server(addr string, h http.Handler) *http.Server {
	return &http.Server{
		Addr: addr, Handler: h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}
