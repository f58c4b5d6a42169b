package format

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"entente"
)

// errIrregular means that a path leads to a pipe, a socket or a device.
var errIrregular = errors.New("not a regular file")

// FromPath offers the file at path. A missing file is not_found; a directory, a pipe or a device is
// invalid: a file is read several times from its beginning, and a pipe that nobody writes to would
// keep its reader forever.
func FromPath(path string) (entente.File, error) {
	if path == "" {
		return entente.File{}, &entente.Error{Code: entente.CodeInvalid, Op: "format.FromPath",
			Message: "the name of a file is empty",
			Hint:    "give the path of the file"}
	}
	info, err := os.Stat(path)
	if err != nil {
		return entente.File{}, pathError(path, err)
	}
	if info.IsDir() {
		return entente.File{}, pathError(path, syscall.EISDIR)
	}
	if !info.Mode().IsRegular() {
		return entente.File{}, pathError(path, errIrregular)
	}
	return entente.File{Name: filepath.Base(path), Size: info.Size(), Open: func() (io.ReadCloser, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, pathError(path, err)
		}
		return f, nil
	}}, nil
}

// FromBytes offers bytes as a file. The bytes must not change afterwards.
func FromBytes(name string, b []byte) entente.File {
	return entente.File{Name: name, Size: int64(len(b)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(b)), nil
	}}
}

// pathError says in words why a file cannot be opened or read, unless err does already.
func pathError(path string, err error) error {
	if _, ok := errors.AsType[*entente.Error](err); ok {
		return err
	}
	e := &entente.Error{Code: entente.CodeUnavailable, Op: "format.FromPath", Err: err,
		Message: path + " cannot be opened", Hint: "check the path and try again"}
	switch {
	case errors.Is(err, syscall.EISDIR):
		e.Code, e.Message, e.Hint = entente.CodeInvalid, path+" is a directory; expected a file",
			"name the files in it one by one"
	case errors.Is(err, errIrregular):
		e.Code, e.Message, e.Hint = entente.CodeInvalid, path+" is a pipe or a device; expected a file",
			"write what it gives into a file, and import that"
	case errors.Is(err, syscall.ENOTDIR):
		e.Code, e.Message, e.Hint = entente.CodeNotFound, "there is no file "+path+
			": what stands before the last / is no folder", "check the spelling of the path"
	case errors.Is(err, syscall.ENAMETOOLONG):
		e.Code, e.Message, e.Hint = entente.CodeInvalid, path+" is longer than a path may be",
			"check the spelling of the path"
	case errors.Is(err, syscall.ELOOP):
		e.Code, e.Message, e.Hint = entente.CodeInvalid, path+" is a link that leads back to itself",
			"name the file itself"
	case errors.Is(err, fs.ErrNotExist):
		e.Code, e.Message, e.Hint = entente.CodeNotFound, "there is no file "+path, "check the spelling of the path"
	case errors.Is(err, fs.ErrPermission):
		e.Code, e.Message, e.Hint = entente.CodeForbidden, path+" may not be read", "change the permissions of the file"
	}
	return e
}
