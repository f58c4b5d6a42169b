package main

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"entente"
	"entente/api/tool"
)

func (p *program) mcpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "mcp", Short: "Serve the answers as tools for an assistant, over standard input and output",
		Args: cobra.NoArgs,
		Long: `Mcp speaks the Model Context Protocol over standard input and output: an assistant that starts this
command can ask, list allies and members, compare two actors, read an agreement and trace a figure to its
row. Nothing can be written through it. It ends when its input does. entente serve --mcp serves the same
tools over HTTP.`,
		RunE: func(c *cobra.Command, _ []string) error { return p.mcp(c.Context()) },
	}
}

func (p *program) mcp(ctx context.Context) error {
	a, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer a.close()
	err = tool.New(a.session, version()).Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(p.in), Writer: unclosed{p.out}})
	if errors.Is(err, io.EOF) || ctx.Err() != nil {
		return nil // the assistant has gone, or we were told to end
	}
	return err
}

// unclosed is an output that stays open when the protocol ends.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// tools are served beside the pages, on loopback only: whoever may call them may make this machine work.
func (a *app) tools(listen string) (http.Handler, error) {
	host, _, err := net.SplitHostPort(listen)
	if ip, parsed := netip.ParseAddr(host); err == nil && (host == "localhost" || (parsed == nil && ip.IsLoopback())) {
		return tool.Handler(tool.New(a.session, version())), nil
	}
	return nil, &entente.Error{Code: entente.CodeInvalid, Op: "entente.serve",
		Message: "tools are served on loopback only, not on " + listen,
		Hint:    "leave --listen out, or name 127.0.0.1; entente mcp serves them over standard input and output"}
}
