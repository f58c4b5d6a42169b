package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"entente"
	"entente/format"
)

// hash is the id of a file's exact bytes.
func hash(f entente.File) (entente.SnapshotID, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", &entente.Error{Code: entente.CodeUnavailable, Op: "source.Prepare", Message: f.Name +
			" cannot be read to its end", Err: err}
	}
	return entente.SnapshotID(hex.EncodeToString(h.Sum(nil))), nil
}

// stoppable is the file with readers that end with the context: a mapping asks for rows, and a file
// can be large between two of them.
func stoppable(ctx context.Context, f entente.File) entente.File {
	open := f.Open
	f.Open = func() (io.ReadCloser, error) {
		r, err := open()
		return stopping{r, ctx}, err
	}
	return f
}

type stopping struct {
	io.ReadCloser
	ctx context.Context
}

func (s stopping) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, &entente.Error{Code: entente.CodeCanceled, Op: "source.Read",
			Message: "stopped before the file was read; nothing was changed", Err: err}
	}
	return s.ReadCloser.Read(p)
}

// blame finds out whether files that cannot be read as data are damaged archives: then that is the
// error, not the line that the damage happened to fall on.
func blame(ctx context.Context, files []entente.BatchFile, err error) error {
	for _, f := range files {
		if damage := format.Verify(stoppable(ctx, f.File)); damage != nil {
			return damage
		}
	}
	return err
}

// counted is a table that knows whether it had any row.
type counted struct {
	entente.Table
	file   string
	rows   int
	isRead bool // to its end
}

func (c *counted) Read() (entente.Record, error) {
	r, err := c.Table.Read()
	switch err {
	case nil:
		c.rows++
	case io.EOF:
		c.isRead = true
	}
	return r, err
}
