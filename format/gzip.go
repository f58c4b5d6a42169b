package format

import (
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
	if g.z, err = gzip.NewReader(&g.in); err != nil {
		r.Close()
		return nil, g.explain(err)
	}
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
	name  string
	in    counter
	z     *gzip.Reader
	out   int64
	close io.Closer
}

func (g *gunzipper) Read(p []byte) (int, error) {
	n, err := g.z.Read(p)
	g.out += int64(n)
	if g.out > maxPlain || (g.out > freeRatio && g.out > maxRatio*g.in.n) {
		return n, &entente.Error{Code: entente.CodeTooLarge, Op: "format.Open",
			Message: fmt.Sprintf("%s: the file swells from %d to more than %d MiB when it is decompressed; at most 4 GiB and %d times its size are read",
				g.name, g.in.n, g.out>>20, maxRatio),
			Hint: "decompress it yourself and look at what is inside"}
	}
	if err != nil && err != io.EOF {
		err = g.explain(err)
	}
	return n, err
}

func (g *gunzipper) explain(err error) error {
	if _, ok := errors.AsType[*entente.Error](err); ok {
		return err
	}
	e := fail(g.name, "the compressed file is damaged", "fetch the file again and compare its size with the publisher's")
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		e.Message = g.name + ": the compressed file is truncated: it ends before its data does"
		e.Hint = "fetch the file again: the download was cut off"
	}
	e.Err = err
	return e
}

func (g *gunzipper) Close() error { return g.close.Close() }
