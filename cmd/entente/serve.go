package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/say/en"
	"entente/web"
	"entente/web/transport"
)

func (p *program) serveCommand() *cobra.Command {
	var dev, tools bool
	c := &cobra.Command{
		Use: "serve", Short: "Serve the pages and the API", Args: cobra.NoArgs,
		Long: `Serve answers on loopback unless --listen says otherwise. Nothing can be written through it. A
new generation of the ledger is taken up within a second, without dropping a request.`,
		RunE: func(c *cobra.Command, _ []string) error { return p.serve(c.Context(), dev, tools) },
	}
	c.Flags().String("listen", "", "address, HOST:PORT (default 127.0.0.1:8765)")
	c.Flags().String("names", "", "further names by which the server is reached, separated by commas")
	c.Flags().BoolVar(&tools, "mcp", false, "serve tools for assistants, too, at /mcp (on loopback only)")
	c.Flags().BoolVar(&dev, "dev", false, "read templates and assets from ./web instead of the program (for "+
		"developers)")
	return c
}

func (p *program) serve(ctx context.Context, dev, withTools bool) error {
	if p.config.Memory.value == "" {
		p.config.Memory.value = serveMemory
	}
	// Who sets GOGC knows the machine better than this default does.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(serveGC)
	}
	p.log = slog.New(slog.NewTextHandler(p.err, nil))
	a, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer a.close()
	first, err := a.session(ctx)
	if err != nil {
		return err // a server that cannot answer anything had better say so at once
	}
	if err := first.Close(); err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(p.config.Listen.value)
	if err != nil {
		return err // the setting was checked
	}
	var tools http.Handler
	if withTools {
		if tools, err = a.tools(p.config.Listen.value); err != nil {
			return err
		}
	}
	hosts := transport.NewHosts(host, strings.Split(p.config.Names.value, ",")...)
	h, err := web.New(web.Config{Open: a.session, Tools: tools, Names: a.cw, Words: en.New(a.cw),
		Trouble: a.ledger.Trouble, Hosts: &hosts,
		Now: p.now, Log: p.log,
		Dev: devFolder(dev), Version: version(), CacheBytes: serveCache})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", p.config.Listen.value)
	if err != nil {
		return &entente.Error{Code: entente.CodeConflict, Op: "entente.serve", Message: "cannot listen on " +
			p.config.Listen.value, Err: err,
			Hint: "another program may use the port: entente serve --listen 127.0.0.1:0 takes a free one"}
	}
	// The address is printed only now that the port is taken: scripts wait for this line and then ask.
	server := web.Server(listener.Addr().String(), h)
	fmt.Fprintf(p.out, "Serving on http://%s/ (press Ctrl-C to stop)\n", listener.Addr())
	if tools != nil {
		fmt.Fprintf(p.out, "Tools for assistants at http://%s%s\n", listener.Addr(), web.ToolsPath)
	}
	if a, ok := listener.Addr().(*net.TCPAddr); ok && !a.IP.IsLoopback() {
		fmt.Fprintln(p.out, "This is beyond loopback: whoever reaches this address can read every answer; nothing "+
			"can be written.")
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done(): // an interrupt is how a server is meant to end, so it ends with 0
	}
	// Requests under way get a moment to finish; then the ledger is closed under them no more.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	// Who has not finished by then, a client that never reads for one, is cut off: that is no failure.
	if err := server.Shutdown(grace); err != nil && !errors.Is(err, http.ErrServerClosed) {
		p.log.Info("requests under way were cut off", "error", err)
		server.Close()
	}
	return nil
}

// A server is meant to run beside other things: its database, its cache of finished replies and its
// garbage are kept small enough that it stays under 200 MB on the starter ledger, also when every
// page has been asked for.
const (
	serveMemory = "64MB"
	serveCache  = 24 << 20
	serveGC     = 50
)

// devFolder is where templates and assets are read from while they are being worked on.
func devFolder(dev bool) string {
	if dev {
		return "web"
	}
	return ""
}
