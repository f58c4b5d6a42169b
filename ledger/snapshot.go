package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"entente"
	"entente/ledger/part"

	"github.com/klauspost/compress/zstd"
)

// isSnapshotID reports whether the text is 64 lower-case hexadecimal digits.
func isSnapshotID(id entente.SnapshotID) bool {
	return len(id) == 64 && strings.Trim(string(id), "0123456789abcdef") == ""
}

func (l *Ledger) snapshotPath(id entente.SnapshotID) string {
	return filepath.Join(l.dir, snapshotsName, string(id[:2]), string(id)+".zst")
}

// keep stores the bytes of a file under their checksum. A snapshot that is there already and whole is
// left alone. Bytes that no longer have the checksum that the batch names are a conflict.
func (l *Ledger) keep(ctx context.Context, f entente.BatchFile) (isNew bool, err error) {
	const op = "ledger.Import"
	if !isSnapshotID(f.ID) {
		return false, &entente.Error{Code: entente.CodeInternal, Op: op,
			Message: fmt.Sprintf("file %s has no checksum", f.Name)}
	}
	path := l.snapshotPath(f.ID)
	if _, err := os.Stat(path); err == nil && l.checkSnapshot(ctx, f.ID) == nil {
		return false, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return false, translate(op, err)
	}
	tmp := fmt.Sprintf("%s/.%s.tmp-%d", filepath.Dir(path), f.ID, os.Getpid())
	sum, err := compress(ctx, tmp, f.File)
	if err == nil && sum != f.ID {
		err = &entente.Error{Code: entente.CodeConflict, Op: op,
			Message: fmt.Sprintf("file %s changed while it was read", f.Name),
			Hint:    "wait until it is complete, then import it again"}
	}
	if err == nil {
		err = os.Rename(tmp, path)
	}
	if err == nil {
		err = errors.Join(part.SyncFolder(filepath.Dir(path)), part.SyncFolder(filepath.Join(l.dir, snapshotsName)))
	}
	if err != nil {
		os.Remove(tmp)
		return false, translate(op, err)
	}
	return true, nil
}

// compress writes a file's bytes to path and returns their checksum; the file is synced.
func compress(ctx context.Context, path string, f entente.File) (sum entente.SnapshotID, err error) {
	src, err := f.Open()
	if err != nil {
		return "", err
	}
	defer src.Close()
	dst, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, dst.Close()) }()
	enc, err := zstd.NewWriter(dst, zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(1<<20))
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	if _, err = io.Copy(io.MultiWriter(hash, enc), &contextReader{ctx, src}); err != nil {
		enc.Close()
		return "", err
	}
	if err = errors.Join(enc.Close(), dst.Sync()); err != nil {
		return "", err
	}
	return entente.SnapshotID(hex.EncodeToString(hash.Sum(nil))), nil
}

// contextReader stops reading when the context ends.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c *contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// checkSnapshot decompresses a snapshot and compares its checksum with its name.
func (l *Ledger) checkSnapshot(ctx context.Context, id entente.SnapshotID) error {
	r, err := openCompressed(l.snapshotPath(id))
	if err != nil {
		return err
	}
	defer r.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, &contextReader{ctx, r}); err != nil {
		return err
	}
	if got := hex.EncodeToString(hash.Sum(nil)); got != string(id) {
		return fmt.Errorf("the bytes have the checksum %s", got)
	}
	return nil
}

// OpenSnapshot gives the bytes of a file as they were imported. A snapshot that is not there is
// not_found. The file's name is its checksum; [Reader.Snapshot] knows the name that it came with.
func (l *Ledger) OpenSnapshot(id entente.SnapshotID) (entente.File, error) {
	const op = "ledger.OpenSnapshot"
	if !isSnapshotID(id) {
		return entente.File{}, &entente.Error{Code: entente.CodeInvalid, Op: op,
			Message: fmt.Sprintf("%q is not the name of a snapshot", string(id))}
	}
	path := l.snapshotPath(id)
	size, err := rawSize(path)
	if errors.Is(err, fs.ErrNotExist) {
		return entente.File{}, &entente.Error{Code: entente.CodeNotFound, Op: op, Err: err,
			Message: fmt.Sprintf("the file with checksum %s is not in the ledger", id),
			Hint:    mendSnapshot}
	}
	if err != nil {
		return entente.File{}, damagedSnapshot(id, err)
	}
	return entente.File{Name: string(id), Size: size, Open: func() (io.ReadCloser, error) {
		r, err := openCompressed(path)
		if err != nil {
			return nil, damagedSnapshot(id, err)
		}
		return snapshotReader{r, id}, nil
	}}, nil
}

// snapshotReader says of bytes that cannot be decompressed what they are: damage in the ledger.
type snapshotReader struct {
	*compressed
	id entente.SnapshotID
}

func (r snapshotReader) Read(p []byte) (int, error) {
	n, err := r.compressed.Read(p)
	if err != nil && err != io.EOF {
		err = damagedSnapshot(r.id, err)
	}
	return n, err
}

// damagedSnapshot translates a failure to read a snapshot that is there: the disk's where it is one,
// otherwise the file is damaged.
func damagedSnapshot(id entente.SnapshotID, err error) error {
	const op = "ledger.OpenSnapshot"
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return translate(op, err)
	}
	return &entente.Error{Code: entente.CodeUnprocessable, Op: op, Err: err,
		Message: fmt.Sprintf("the file with checksum %s is damaged in the ledger", id), Hint: mendSnapshot}
}

// mendSnapshot is what to do where a snapshot is missing or damaged.
const mendSnapshot = "`entente ledger verify` names it: `" + RestoreStarter +
	"` puts a file of the starter back, and importing yours again puts that back"

// rawSize is the size of a compressed file's content: from its header, or by reading it all.
func rawSize(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	head := make([]byte, zstd.HeaderMaxSize)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return 0, err
	}
	var h zstd.Header
	if err := h.Decode(head[:n]); err == nil && h.HasFCS {
		return int64(h.FrameContentSize), nil
	}
	r, err := openCompressed(path)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	return io.Copy(io.Discard, r)
}

// compressed is a file being decompressed.
type compressed struct {
	*zstd.Decoder
	f *os.File
}

func openCompressed(path string) (*compressed, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	d, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
	if err != nil {
		f.Close()
		return nil, err
	}
	return &compressed{d, f}, nil
}

func (c *compressed) Close() error {
	c.Decoder.Close()
	return c.f.Close()
}

// sweepSnapshots removes files of snapshots that no generation refers to.
func (l *Ledger) sweepSnapshots(kept map[entente.SnapshotID]bool) error {
	return l.eachSnapshot(func(path string, id entente.SnapshotID) error {
		if id == "" || kept[id] {
			return nil
		}
		l.o.Log.Info("snapshot swept", "snapshot", string(id))
		return os.Remove(path)
	})
}

// eachSnapshot visits every file below snapshots; id is "" for a file that is not a snapshot.
func (l *Ledger) eachSnapshot(visit func(path string, id entente.SnapshotID) error) error {
	root := filepath.Join(l.dir, snapshotsName)
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		name, _ := strings.CutSuffix(d.Name(), ".zst")
		id := entente.SnapshotID(name)
		if !isSnapshotID(id) || l.snapshotPath(id) != path {
			id = ""
		}
		return visit(path, id)
	})
}
