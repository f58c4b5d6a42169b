// Package shared finds the publishers' files for tests: the folder shared that lies beside the checkout, with
// data, facts, questions and cases. No third-party data is in the repository, so a test that needs a file of it is
// skipped where the folder is missing, with a message that names the file; in continuous integration, where CI is set,
// it fails instead. The program itself reads nothing here. Start at [File].
package shared

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// File is the path of a file or folder below shared, such as File(t, "data", "atop"). Where it is missing the test
// ends here, skipped or failed.
func File(t testing.TB, elem ...string) string {
	t.Helper()
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(append([]string{dir}, elem...)...)
	Need(t, path)
	return path
}

// Need ends a test that needs a file which is not there: skipped on a machine without the publishers' files, failed in
// continuous integration, and failed where the file is one of the repository's own.
func Need(t testing.TB, path string) {
	t.Helper()
	if message := missing(path); message == "" {
		return
	} else if isRequired(os.Getenv("CI")) || !isBelow(path) {
		t.Fatal(message)
	} else {
		t.Skip(message)
	}
}

// missing says what is not there; "" if the file can be read.
func missing(path string) string {
	_, err := os.Stat(path)
	if err == nil {
		return ""
	}
	if full, absErr := filepath.Abs(path); absErr == nil {
		path = full
	}
	const where = "the publishers' files lie in a folder shared beside the checkout"
	return fmt.Sprintf("this test needs %s: %s (%v)", path, where, err)
}

// isBelow tells the publishers' files from those of the repository.
func isBelow(path string) bool {
	dir, err := folder()
	full, absErr := filepath.Abs(path)
	return err == nil && absErr == nil && strings.HasPrefix(full, dir+string(filepath.Separator))
}

// isRequired reads the variable CI as its servers set it: true or 1, and not false or 0.
func isRequired(ci string) bool { return ci != "" && ci != "false" && ci != "0" }

// folder is the folder shared beside the checkout, which is the nearest folder above with a go.mod: a test runs in the
// folder of its package.
func folder() (string, error) {
	dir, err := filepath.Abs(".")
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(filepath.Dir(dir), "shared"), nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("shared: no go.mod above the working folder")
		}
		dir = up
	}
}
