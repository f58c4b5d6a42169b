package transport_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"entente"
	"entente/internal/failure"
	"entente/web/transport"
)

func reply(text string) *transport.Reply {
	return transport.NewReply("text/plain", []byte(text), transport.Revalidate)
}

func TestConcurrentMissesRenderOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := transport.NewCache(1<<20, 4, time.Minute)
		var renders atomic.Int64
		render := func(context.Context) (*transport.Reply, error) {
			renders.Add(1)
			time.Sleep(time.Second) // of the test's own clock: all fifty wait meanwhile
			return reply("once"), nil
		}
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() {
				r, hit, err := c.Get(context.Background(), "k", render, func() {})
				if err != nil || hit || string(r.Body()) != "once" {
					t.Errorf("got %v, hit %v, error %v, want a fresh reply", r, hit, err)
				}
			})
		}
		wg.Wait()
		if got := renders.Load(); got != 1 {
			t.Errorf("got %d renders, want 1", got)
		}
		if _, hit, _ := c.Get(context.Background(), "k", render, func() {}); !hit {
			t.Error("got a miss afterwards, want a hit")
		}
	})
}

func TestCacheStaysWithinItsLimit(t *testing.T) {
	const limit = 64 << 10
	c := transport.NewCache(limit, 1, time.Minute)
	get := func(key, text string) bool {
		_, hit, err := c.Get(context.Background(), key, func(context.Context) (*transport.Reply,
			error) {
			return reply(text), nil
		}, func() {})
		if err != nil {
			t.Fatal(err)
		}
		return hit
	}
	for i := range 500 {
		get(fmt.Sprint("page ", i), strings.Repeat("x", 1000))
		get("favourite", "kept because it is asked for")
		if got := c.Bytes(); got > limit {
			t.Fatalf("after %d pages: got %d bytes kept, want at most %d", i, got, limit)
		}
	}
	if !get("favourite", "") {
		t.Error("the page asked for most was dropped, want it kept")
	}
	if get("page 0", "x") {
		t.Error("the page asked for longest ago was kept, want it dropped")
	}
	get("huge", strings.Repeat("y", limit))
	if get("huge", "y") {
		t.Error("a reply that would fill the cache was kept, want it served and forgotten")
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	c := transport.NewCache(1<<20, 1, time.Minute)
	_, _, err := c.Get(context.Background(), "k", func(context.Context) (*transport.Reply, error) {
		return nil,
			errors.New("once")
	}, func() {})
	if err == nil {
		t.Fatal("got no error, want the renderer's")
	}
	r, hit, err := c.Get(context.Background(), "k", func(context.Context) (*transport.Reply,
		error) {
		return reply("well"), nil
	}, func() {})
	if err != nil || hit || string(r.Body()) != "well" {
		t.Errorf("got hit %v, error %v, want a fresh reply", hit, err)
	}
}

func TestPanicOfARenderIsInternal(t *testing.T) {
	c := transport.NewCache(1<<20, 1, time.Minute)
	for range 3 { // the slot must come free again
		_, _, err := c.Get(context.Background(), "k", func(context.Context) (*transport.Reply,
			error) {
			panic("a secret")
		}, func() {})
		if got := entente.CodeOf(err); got != entente.CodeInternal {
			t.Fatalf("got code %q of %v, want internal", got, err)
		}
	}
}

func TestWaitersLeaveAndRendersAreGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := transport.NewCache(1<<20, 1, time.Minute)
		slow := func(ctx context.Context) (*transport.Reply, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		start := time.Now()
		_, _, err := c.Get(ctx, "slow", slow, func() {})
		if got := failure.Of(err); got != entente.CodeCanceled || time.Since(start) != time.Second {
			t.Errorf("got %q after %v, want canceled after 1s", got, time.Since(start))
		}
		// The only slot is still taken by the render that nobody waits for: another key is refused in the end.
		_, _, err = c.Get(context.Background(), "other", func(context.Context) (*transport.Reply,
			error) {
			return reply("x"), nil
		}, func() {})
		if err != nil {
			t.Errorf("got %v, want the slot to come free when the slow render is given up", err)
		}
		_, _, err = c.Get(context.Background(), "slow", slow, func() {})
		if got := failure.Of(err); got != entente.CodeTimeout {
			t.Errorf("got %q of %v, want timeout", got, err)
		}
	})
}

// Whatever becomes of a render, what it reads from is let go once.
func TestWhatARenderReadsFromIsLetGo(t *testing.T) {
	c := transport.NewCache(1<<20, 2, time.Second)
	var released atomic.Int64
	release := func() { released.Add(1) }
	get := func(ctx context.Context, key string, render transport.Render) {
		_, _, _ = c.Get(ctx, key, render, release)
	}
	fine := func(context.Context) (*transport.Reply, error) { return reply("x"), nil }
	get(context.Background(), "a", fine)
	get(context.Background(), "a", fine) // kept
	get(context.Background(), "b", func(context.Context) (*transport.Reply, error) { return nil, errors.New("once") })
	get(context.Background(), "c", func(context.Context) (*transport.Reply, error) { panic("a bug") })
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	get(gone, "d", func(context.Context) (*transport.Reply, error) {
		time.Sleep(20 * time.Millisecond)
		return reply("x"), nil
	})
	get(context.Background(), "d", fine) // under way
	for range 100 {
		if released.Load() == 6 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("let go %d times of 6", released.Load())
}
