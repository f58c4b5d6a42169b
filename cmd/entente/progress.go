package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// bar shows the progress of work that takes over a second, on a terminal only.
type bar struct {
	out   io.Writer // nil where nobody watches
	start time.Time
	now   func() time.Time
	shown *progressbar.ProgressBar
	stage string
}

func (p *program) progress() *bar {
	b := &bar{now: p.now, start: p.now()}
	if p.errIsTerminal {
		b.out = p.err
	}
	return b
}

// step reports that done of total units of a stage are through; total 0 is unknown.
func (b *bar) step(stage string, done, total int64) {
	if b.out == nil || b.now().Sub(b.start) < time.Second {
		return
	}
	if b.shown == nil || b.stage != stage {
		b.finish()
		if total <= 0 {
			total = -1
		}
		b.shown = progressbar.NewOptions64(total, progressbar.OptionSetWriter(b.out),
			progressbar.OptionSetDescription(stage),
			progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
		b.stage = stage
	}
	_ = b.shown.Set64(done) // a bar that cannot be drawn must not stop the work
}

func (b *bar) finish() {
	if b.shown != nil {
		_ = b.shown.Finish()
		b.shown = nil
	}
}
