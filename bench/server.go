package main

import (
	"bufio"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"
)

// server is the program serving a ledger on loopback, as a process of its own. Its log goes nowhere,
// but it is written.
type server struct {
	command *exec.Cmd
	addr    string // HOST:PORT
}

// serve starts the program and waits until it says where it serves.
func (b *bench) serve(ctx context.Context, ledger string) (*server, error) {
	c := exec.CommandContext(ctx, b.bin, "serve", "--listen", "127.0.0.1:0")
	c.Env = append(os.Environ(), "ENTENTE_LEDGER="+ledger)
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 10 * time.Second
	if err := c.Start(); err != nil {
		return nil, err
	}
	s := &server{command: c}
	line, err := bufio.NewReader(out).ReadString('\n')
	for word := range strings.FieldsSeq(line) {
		if u, err := url.Parse(word); err == nil && u.Scheme == "http" {
			s.addr = u.Host
		}
	}
	if s.addr == "" {
		s.stop()
		return nil, fmt.Errorf("entente serve did not say where it serves: %q, %w", line, err)
	}
	return s, nil
}

// stop ends the server, gently at first.
func (s *server) stop() {
	_ = s.command.Process.Signal(os.Interrupt)
	_ = s.command.Wait()
}
