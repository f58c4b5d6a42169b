package format

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"entente"
)

// The limits of decompression. Tables of zeros and ones compress far, but not as far as a file that
// was made to fill a disk.
const (
	maxPlain  = 4 << 30
	maxRatio  = 250
	freeRatio = 64 << 20 // the ratio is not looked at before this many bytes
)

// gunzip opens a compressed file. Its errors name the file and say what to do.
func gunzip(name string, open func() (io.ReadCloser, error)) (io.ReadCloser, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	g := &gunzipper{name: name, in: counter{r: r}, close: r}
	// The decompressor takes exactly the bytes of one stream from this reader, so that what stands behind it can
	// be looked at.
	g.behind = bufio.NewReader(&g.in)
	if g.z, err = gzip.NewReader(g.behind); err != nil {
		r.Close()
		return nil, g.explain(err)
	}
	g.z.Multistream(false)
	return g, nil
}

// Verify reads a compressed file to its end and says whether it is damaged; other files are taken as
// they are. Damage in the middle often reads as nonsense first and shows only in the checksum at the
// end: whoever met nonsense asks here before blaming a line.
func Verify(f entente.File) error {
	p, err := unwrap(f)
	if err != nil || !p.packed {
		return err
	}
	r, err := p.open()
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(io.Discard, r)
	return err
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

type gunzipper struct {
	name   string
	in     counter
	behind *bufio.Reader
	z      *gzip.Reader
	out    int64
	close  io.Closer
}

func (g *gunzipper) Read(p []byte) (int, error) {
	n, err := g.z.Read(p)
	g.out += int64(n)
	if err == io.EOF {
		err = g.next()
	}
	if g.out > maxPlain || (g.out > freeRatio && g.out > maxRatio*g.in.n) {
		return n, &entente.Error{Code: entente.CodeTooLarge, Op: "format.Open",
			Message: fmt.Sprintf("%s: the file swells from %d to more than %d MiB when it is decompressed; "+
				"at most 4 GiB and %d times its size are read", g.name, g.in.n, g.out>>20, maxRatio),
			Hint: "decompress it yourself and look at what is inside"}
	}
	if err != nil && err != io.EOF {
		err = g.explain(err)
	}
	return n, err
}

// next goes on with the stream behind the one that ended, as several compressed files that were joined are one.
// It is nil where there is one, and io.EOF at the end of the file.
func (g *gunzipper) next() error {
	mark, err := g.behind.Peek(2)
	switch {
	case len(mark) == 0 && err == io.EOF:
		return io.EOF
	case err != nil && err != io.EOF:
		return err
	case string(mark) != "\x1f\x8b":
		return fail(g.name, "other bytes stand behind the end of the compressed data",
			"the file was joined with another or padded: fetch it again, or decompress it yourself and look at what "+
				"is inside")
	}
	if err := g.z.Reset(g.behind); err != nil {
		return err
	}
	g.z.Multistream(false)
	return nil
}

func (g *gunzipper) explain(err error) error {
	if _, ok := errors.AsType[*entente.Error](err); ok {
		return err
	}
	e := fail(g.name, "the compressed file is damaged", "fetch the file again and compare its size with the "+
		"publisher's")
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		e.Message = g.name + ": the compressed file is truncated: it ends before its data does"
		e.Hint = "fetch the file again: the download was cut off"
	}
	e.Err = err
	return e
}

func (g *gunzipper) Close() error { return g.close.Close() }
