package browser

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

var (
	shots   = flag.String("shots", "", "write a picture of every page to this folder")
	picture = flag.Bool("picture", false, "make docs/picture.png again")
)

const root = "../.."

// world is the served program and the one browser that every test opens its tabs in.
type world struct {
	address string          // "http://127.0.0.1:4711", without a slash at the end
	browser context.Context // a tab is a child of it
	axe     string          // the text of axe-core
	closers []func()
}

// started makes the world when the first test needs it; isStarted tells whether one did, so that a run without tests of
// pages starts no browser only to close it.
var (
	started   = sync.OnceValues(func() (*world, error) { isStarted = true; return start() })
	isStarted bool
)

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if isStarted {
		if w, _ := started(); w != nil {
			w.close()
		}
	}
	os.Exit(code)
}

func (w *world) close() {
	for i := len(w.closers) - 1; i >= 0; i-- {
		w.closers[i]()
	}
}

// start makes the world once. What it managed to start is returned with an error too, to be closed.
func start() (*world, error) {
	w := &world{}
	if _, err := os.Stat(filepath.Join(root, "web/dist/manifest.json")); err != nil {
		return w, errors.New("the scripts and styles are not bundled: run make build first")
	}
	axe, err := os.ReadFile(filepath.Join(root, "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		return w, fmt.Errorf("axe-core is missing: run npm ci in the folder web first (%w)", err)
	}
	w.axe = string(axe)
	chromium, err := findBrowser()
	if err != nil {
		return w, err
	}
	dir, err := os.MkdirTemp("", "entente-browser")
	if err != nil {
		return w, err
	}
	w.closers = append(w.closers, func() { os.RemoveAll(dir) })
	if err := w.serve(dir); err != nil {
		return w, err
	}
	return w, w.open(chromium, filepath.Join(dir, "profile"))
}

func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no browser: install Chromium (Debian: apt-get install chromium fonts-noto-cjk)")
}

var serving = regexp.MustCompile(`^Serving on (http://[^/ ]+)`)

// serve builds the program, starts it on a ledger of its own, and reads where it listens.
func (w *world) serve(dir string) error {
	binary := filepath.Join(dir, "entente")
	build := exec.Command("go", "build", "-o", binary, "./cmd/entente")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build ./cmd/entente: %w\n%s", err, out)
	}
	c := exec.Command(binary, "serve", "--listen", "127.0.0.1:0", "--ledger", filepath.Join(dir, "ledger"))
	c.Env = append(os.Environ(), "ENTENTE_LEDGER="+filepath.Join(dir, "ledger"), "HOME="+dir)
	c.SysProcAttr = tied()
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	w.closers = append(w.closers, func() {
		c.Process.Signal(syscall.SIGTERM)
		c.Wait()
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if m := serving.FindStringSubmatch(lines.Text()); m != nil {
			w.address = m[1]
			return nil
		}
	}
	return errors.New("entente serve ended without saying where it serves")
}

// open starts the browser. It can reach nothing but this machine, so that a page that needs another
// host fails here as it would for a reader behind a wall.
func (w *world) open(chromium, profile string) error {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update",
			true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "en-GB"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	w.closers = append(w.closers, stop)
	browser, leave := chromedp.NewContext(allocator)
	w.closers = append(w.closers, leave)
	w.browser = browser
	if err := chromedp.Do(browser); err != nil {
		return fmt.Errorf("starting %s: %w", chromium, err)
	}
	return nil
}

// patience is how long a test waits for one thing. It is a limit for a slow machine, not a wait.
const patience = 60 * time.Second
