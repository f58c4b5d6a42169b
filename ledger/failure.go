package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"entente"

	"github.com/duckdb/duckdb-go/v2"
)

// translate turns a failure of the database or of the file system into an *entente.Error. It is the
// only place that knows the driver's errors. An *entente.Error passes unchanged.
func translate(op string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*entente.Error](err); ok {
		return err
	}
	e := &entente.Error{Code: entente.CodeInternal, Op: op, Message: "the ledger failed", Err: err}
	driverError, isDriver := errors.AsType[*duckdb.Error](err)
	pathFailure, isPath := errors.AsType[*fs.PathError](err)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		e.Code, e.Message = entente.CodeTimeout, "the ledger took longer than allowed"
	case errors.Is(err, context.Canceled):
		e.Code, e.Message = entente.CodeCanceled, "stopped before it was done; nothing was changed"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		e.Code = entente.CodeUnavailable
		e.Message = "the disk is full, or the file would be larger than allowed; nothing was changed"
		e.Hint = "make room where the ledger lies, then try again"
	case errors.Is(err, syscall.ENOTDIR):
		return notFolder(op, "a part of the ledger's path", err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		e.Code, e.Message = entente.CodeForbidden, "no permission to read or write the ledger's folder"
		e.Hint = "check who owns the folder, or name another one with --ledger"
	case isDriver:
		translateDriver(e, driverError)
	case isPath:
		e.Code = entente.CodeUnavailable
		e.Message = fmt.Sprintf("%s cannot be read or written: %v", pathFailure.Path, pathFailure.Err)
		e.Hint = "check the path and the disk, or name another place with --ledger"
	}
	return e
}

// notFolder is the error for a path that goes through something that is no folder.
func notFolder(op, path string, err error) error {
	return &entente.Error{Code: entente.CodeInvalid, Op: op, Err: err,
		Message: path + " is a file, and a ledger is a folder", Hint: "name another place with --ledger"}
}

func translateDriver(e *entente.Error, d *duckdb.Error) {
	switch d.Type {
	case duckdb.ErrorTypeInterrupt:
		e.Code, e.Message = entente.CodeCanceled, "stopped before it was done; nothing was changed"
	case duckdb.ErrorTypeOutOfMemory:
		e.Code, e.Message = entente.CodeTooLarge, "the work needs more memory than the ledger may use"
		e.Hint = "raise the memory limit of the ledger, or import fewer files at once"
	case duckdb.ErrorTypeIO:
		e.Code, e.Message = entente.CodeUnavailable, "the ledger's file could not be read or written"
		e.Hint = "check that the disk has room and works, then try again; `entente ledger verify` tells what is damaged"
	case duckdb.ErrorTypeSerialization, duckdb.ErrorTypeFatal:
		e.Code, e.Message = entente.CodeUnprocessable, "the ledger's file is damaged"
		e.Hint = "`entente ledger verify` tells what is damaged, `" + RefreshLedger + "` makes it again"
	}
}

// unwritable translates a failure to write a part. There is one writer, so no other transaction can be in
// its way: what fails here is the disk, which the driver may report as a failed transaction.
func unwritable(err error) error {
	d, ok := errors.AsType[*duckdb.Error](err)
	if !ok || (d.Type != duckdb.ErrorTypeTransaction && d.Type != duckdb.ErrorTypeIO) {
		return err
	}
	return &entente.Error{Code: entente.CodeUnavailable, Op: "ledger.Import", Err: err,
		Message: "the new part could not be written; nothing was changed",
		Hint:    "make room where the ledger lies, then try again; `entente ledger verify` tells what is damaged"}
}

// isStop reports whether an error is somebody's wish to stop.
func isStop(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// broken is the error for a ledger whose own files do not make sense.
func broken(op, message string, err error) error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: op, Message: message, Err: err,
		Hint: "`entente ledger verify` lists what is wrong, `entente ledger rollback` returns to a generation that works"}
}
