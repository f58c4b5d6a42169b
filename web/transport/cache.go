package transport

import (
	"container/list"
	"context"
	"fmt"
	"sync"
	"time"

	"entente"
)

// Render makes a reply. It must heed its context and is called without any lock held.
type Render func(ctx context.Context) (*Reply, error)

// Cache keeps rendered replies up to a number of bytes, dropping the least recently used. Requests
// that miss on the same key at the same time wait for one render. Errors are not kept. It is safe
// for concurrent use.
type Cache struct {
	limit   int64
	timeout time.Duration
	slots   chan struct{} // renders that may run at the same time

	mu      sync.Mutex
	bytes   int64
	recent  *list.List // of *entry, most recent first
	entries map[string]*list.Element
	calls   map[string]*call
}

type entry struct {
	key   string
	reply *Reply
}

// call is a render under way; reply and err are set before done is closed.
type call struct {
	done  chan struct{}
	reply *Reply
	err   error
}

// NewCache makes a cache of at most limit bytes. At most renders run at once and each is given up
// after timeout.
func NewCache(limit int64, renders int, timeout time.Duration) *Cache {
	return &Cache{limit: limit, timeout: timeout, slots: make(chan struct{}, renders), recent: list.New(),
		entries: map[string]*list.Element{}, calls: map[string]*call{}}
}

// Get is the reply of a key, rendered if it is not kept; hit reports that it was. A caller whose
// context ends stops waiting; the render goes on for the others, and for the cache. release lets go of
// what render reads from: it is called once, as soon as this render has ended or is not needed.
func (c *Cache) Get(ctx context.Context, key string, render Render, release func()) (reply *Reply, hit bool,
	err error) {
	c.mu.Lock()
	if e, ok := c.entries[key]; ok {
		c.recent.MoveToFront(e)
		c.mu.Unlock()
		release()
		return e.Value.(*entry).reply, true, nil
	}
	under, ok := c.calls[key]
	if !ok {
		under = &call{done: make(chan struct{})}
		c.calls[key] = under
		go c.run(context.WithoutCancel(ctx), key, under, render, release)
	}
	c.mu.Unlock()
	if ok {
		release()
	}
	select {
	case <-under.done:
		return under.reply, false, under.err
	case <-ctx.Done():
		return nil, false, &entente.Error{Code: entente.CodeCanceled, Op: "transport.Get",
			Message: "the request was canceled", Err: ctx.Err()}
	}
}

func (c *Cache) run(ctx context.Context, key string, under *call, render Render, release func()) {
	defer release()
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	select {
	case c.slots <- struct{}{}:
		under.reply, under.err = safely(ctx, render)
		<-c.slots
	case <-ctx.Done():
		under.err = &entente.Error{Code: entente.CodeUnavailable, Op: "transport.Get",
			Message: "the server is busy with other answers", Hint: "try again in a few seconds"}
	}
	c.mu.Lock()
	delete(c.calls, key)
	if under.err == nil {
		c.keep(key, under.reply)
	}
	c.mu.Unlock()
	close(under.done)
}

// safely turns a panic of a render, which is a bug of ours, into an internal error: it runs in its
// own goroutine, where the guard cannot catch it.
func safely(ctx context.Context, render Render) (reply *Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicked(p)
		}
	}()
	return render(ctx)
}

// keep adds a reply and makes room for it; one that alone would fill a quarter is not kept.
func (c *Cache) keep(key string, r *Reply) {
	if r.size() > c.limit/4 {
		return
	}
	c.entries[key] = c.recent.PushFront(&entry{key, r})
	c.bytes += r.size() + int64(len(key))
	for c.bytes > c.limit {
		last := c.recent.Back()
		old := c.recent.Remove(last).(*entry)
		delete(c.entries, old.key)
		c.bytes -= old.reply.size() + int64(len(old.key))
	}
}

// Bytes is how much is kept, for the log and for tests.
func (c *Cache) Bytes() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.bytes
}

func panicked(p any) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "transport.recover", Message: "internal error",
		Err: fmt.Errorf("panic: %v\n%s", p, stack())}
}
