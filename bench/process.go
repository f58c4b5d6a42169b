package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// process is what one run of the program took.
type process struct {
	wall, cpu time.Duration
	peak      float64 // resident memory at its highest, in megabytes; 0 where the system does not tell
	output    string
}

// call runs the program on a ledger and measures the whole process, from before its start to after
// its end. A run that fails is an error with what the program said.
func (b *bench) call(ctx context.Context, ledger string, args ...string) (process, error) {
	c := exec.CommandContext(ctx, b.bin, args...)
	c.Env = append(os.Environ(), "ENTENTE_LEDGER="+ledger)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	start := time.Now()
	err := c.Run()
	wall := time.Since(start)
	if err != nil {
		return process{}, fmt.Errorf("entente %s: %w: %s", strings.Join(args, " "), err,
			strings.TrimSpace(errs.String()))
	}
	return process{wall: wall, cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), peak: peak(c.ProcessState),
		output: out.String()}, nil
}

// processes are the runs of one command.
type processes struct{ wall, cpu, peak sample }

func (p *processes) add(x process) {
	p.wall = append(p.wall, milliseconds(x.wall))
	p.cpu = append(p.cpu, milliseconds(x.cpu))
	p.peak = append(p.peak, x.peak)
}

// alternate runs each piece of work in turn, once to warm up and then as often as asked, so that a
// busy moment of the machine falls on the work and on its references alike.
func alternate(runs int, work ...func(isMeasured bool) error) error {
	for i := range runs + 1 {
		for _, w := range work {
			if err := w(i > 0); err != nil {
				return err
			}
		}
	}
	return nil
}
