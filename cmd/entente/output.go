package main

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"entente"
	"entente/api"
)

// output is standard output. That it cannot be written is no bug of ours: most often the disk is full.
type output struct{ w io.Writer }

func (o output) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if err != nil {
		err = &entente.Error{Code: entente.CodeUnavailable, Op: "entente.output",
			Message: "the output cannot be written", Err: err,
			Hint: "the disk may be full, or what reads the output has ended"}
	}
	return n, err
}

// show reads a resource and prints it: as JSON and CSV the bytes that every other face gives, else by text.
func (p *program) show(c *cobra.Command, name string, in url.Values, text func(a *app, read any) error) error {
	_, err := p.read(c, name, in, text)
	return err
}

// read is show that gives what was read, too. The command's one session is opened here.
func (p *program) read(c *cobra.Command, name string, in url.Values, text func(*app, any) error) (any, error) {
	a, err := p.open(c.Context())
	if err != nil {
		return nil, err
	}
	defer a.close()
	s, err := a.session(c.Context())
	if err != nil {
		return nil, err
	}
	defer s.Close()
	r := api.Named(name)
	x, err := r.Read(c.Context(), s, api.Input{Values: in, IsSpoken: true})
	if err != nil {
		return nil, err
	}
	switch format := p.config.Format.value; format {
	case "json", "csv":
		var reply api.Response
		if reply, err = r.Render(x, format); err == nil {
			_, err = p.out.Write(reply.Body)
		}
	default:
		err = text(a, x)
	}
	return x, err
}

// writeJSON prints what is no resource, in the same layout.
func writeJSON(w io.Writer, v any) error {
	reply, err := api.JSON(v)
	if err != nil {
		return err
	}
	_, err = w.Write(reply.Body)
	return err
}

// visible shows foreign text on a terminal: control characters and what turns the direction of
// writing are spelt out, so that no file or argument can move the cursor, colour the screen, or make
// one line look like another.
func visible(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, isHidden) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case isHidden(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case isHidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		s = s[n:]
	}
	return b.String()
}

func isHidden(r rune) bool {
	return (unicode.IsControl(r) && r != '\n' && r != '\t') || (r >= 0x202a && r <= 0x202e) ||
		(r >= 0x2066 && r <= 0x2069)
}
