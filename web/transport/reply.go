package transport

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
)

// Reply is a rendered reply of status 200 with its compressed form and entity tag, made once and
// sent many times. It is never changed after [NewReply].
type Reply struct {
	mediaType string
	plain     []byte
	zipped    []byte // nil where compressing is not worth it
	tag       string // without quotes
	cache     string // Cache-Control
}

// Revalidate is the Cache-Control of pages and data: keep, but ask every time. Forever is for files
// whose name changes with their content.
const (
	Revalidate = "no-cache"
	Forever    = "public, max-age=31536000, immutable"
)

// NewReply makes a reply; body belongs to it from then on.
func NewReply(mediaType string, body []byte, cacheControl string) *Reply {
	sum := sha256.Sum256(body)
	r := &Reply{mediaType: mediaType, plain: body, tag: hex.EncodeToString(sum[:12]), cache: cacheControl}
	if len(body) > 1024 && !strings.HasPrefix(mediaType, "image/png") {
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.DefaultCompression) // the level is a valid one
		w.Write(body)                                            // a buffer takes everything
		w.Close()
		r.zipped = bytes.Clone(b.Bytes())
	}
	return r
}

func (r *Reply) size() int64 { return int64(len(r.plain)+len(r.zipped)) + 200 }

// Send writes the reply, or 304 where the client has it already. The two encodings have different
// tags, as RFC 9110 asks.
func (r *Reply) Send(w http.ResponseWriter, req *http.Request) {
	h := w.Header()
	h.Set("Content-Type", r.mediaType)
	h.Set("Cache-Control", r.cache)
	body, tag := r.plain, `"`+r.tag+`"`
	if r.zipped != nil && acceptsGzip(req.Header.Get("Accept-Encoding")) {
		h.Set("Content-Encoding", "gzip")
		body, tag = r.zipped, `"`+r.tag+`-g"`
	}
	h.Set("ETag", tag)
	if matches(req.Header.Get("If-None-Match"), tag) {
		h.Del("Content-Type")
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	w.Write(body) // a client that went away is no failure of ours
}

// acceptsGzip reads Accept-Encoding; q=0 is a refusal.
func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != "gzip" && name != "*" {
			continue
		}
		q, ok := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		if ok {
			v, err := strconv.ParseFloat(q, 64)
			return err == nil && v > 0
		}
		return true
	}
	return false
}

// matches compares weakly, as If-None-Match does.
func matches(header, tag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimPrefix(strings.TrimSpace(part), "W/")
		if part == tag || part == "*" {
			return true
		}
	}
	return false
}

func stack() []byte { return debug.Stack() }

// Body is the reply's text, uncompressed; it must not be changed.
func (r *Reply) Body() []byte { return r.plain }
