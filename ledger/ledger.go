package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/part"
	"entente/ledger/table"
)

// Options are the settings of a ledger; the zero value works.
type Options struct {
	Clock       func() time.Time                      // nil is time.Now
	Log         *slog.Logger                          // nil discards
	Progress    func(stage string, done, total int64) // nil tells nobody; total is 0 where it is unknown
	Command     string                                // what a second writer is told, "entente import atop"
	MemoryLimit string                                // of readers, as DuckDB writes it; "" is 256MB
	ImportLimit string                                // of an import; "" is 2GB
	Threads     int                                   // of DuckDB; 0 is 2
}

func (o Options) withDefaults() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Progress == nil {
		o.Progress = func(string, int64, int64) {}
	}
	if o.MemoryLimit == "" {
		o.MemoryLimit = "256MB"
	}
	if o.ImportLimit == "" {
		o.ImportLimit = "2GB"
	}
	if o.Threads == 0 {
		o.Threads = 2
	}
	if len(o.Command) > 1000 {
		o.Command = o.Command[:1000]
	}
	return o
}

// readAccess is how parts are opened for reading.
func (o Options) readAccess() part.Access {
	return part.Access{MemoryLimit: o.MemoryLimit, Threads: o.Threads}
}

// importAccess is how parts are written.
func (o Options) importAccess() part.Access {
	return part.Access{MemoryLimit: o.ImportLimit, Threads: o.Threads}
}

// now is the time as it is stored.
func (o Options) now() string { return o.Clock().UTC().Format(time.RFC3339) }

// Ledger is an open ledger. It is safe for concurrent use. It holds no lock: any number of processes
// may have one ledger open, and one at a time may write.
type Ledger struct {
	dir    string
	o      Options
	tables []*table.Table

	mu      sync.Mutex
	handle  *handle   // the generation that new readers get; nil before the first
	checked time.Time // when CURRENT was last looked at
	trouble string    // why a newer generation than the open one cannot be taken up
	closed  bool
}

func newLedger(dir string, o Options) *Ledger {
	return &Ledger{dir: dir, o: o.withDefaults(), tables: table.All()}
}

// Open opens the ledger in a folder. Where there is none it is not_found; where CURRENT does not name
// a generation that exists it is unprocessable.
func Open(dir string, o Options) (*Ledger, error) {
	l := newLedger(dir, o)
	n, err := readCurrent(dir)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(generation.Path(l.generationsFolder(), n)); err != nil {
		_, err := l.read(n) // says what is the matter
		return nil, err
	}
	return l, nil
}

// OpenAnyway opens a ledger whose CURRENT may be broken, for Verify and Rollback alone.
func OpenAnyway(dir string, o Options) (*Ledger, error) {
	if _, err := os.Stat(filepath.Join(dir, generationsName)); err != nil {
		_, err := readCurrent(dir)
		if err == nil {
			err = broken("ledger.Open", "the ledger in "+dir+" has no generations", nil)
		}
		return nil, err
	}
	return newLedger(dir, o), nil
}

// Create makes a ledger whose first generation holds the batches. If another process makes it
// meanwhile, that one is opened. A folder that holds anything else is refused.
func Create(ctx context.Context, dir string, batches []entente.Batch, o Options) (*Ledger, error) {
	l := newLedger(dir, o)
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	for _, name := range []string{"", generationsName, partsName, snapshotsName} {
		d := filepath.Join(dir, name)
		if err := os.MkdirAll(d, 0o755); err != nil {
			return nil, translate("ledger.Create", err)
		}
	}
	for {
		k, err := acquire(ctx, dir, l.o)
		if err == nil {
			defer k.release()
			break
		}
		// Whoever holds the lock is most likely making the ledger that we want.
		if entente.CodeOf(err) != entente.CodeConflict {
			return nil, err
		}
		if opened, err := Open(dir, o); entente.CodeOf(err) != entente.CodeNotFound {
			return opened, err
		}
		if err := pause(ctx, 20*time.Millisecond); err != nil {
			return nil, translate("ledger.Create", err)
		}
	}
	if opened, err := Open(dir, o); entente.CodeOf(err) != entente.CodeNotFound {
		return opened, err
	}
	if _, err := l.write(ctx, "ledger.Create", generation.Manifest{}, batches); err != nil {
		return nil, err
	}
	return l, nil
}

// checkFolder refuses to make a ledger in a folder that somebody uses for something else, or whose
// name DuckDB cannot write to: it takes a question mark in a path for the beginning of a URL's query.
func checkFolder(dir string) error {
	if full, err := filepath.Abs(dir); err == nil && strings.Contains(full, "?") {
		return &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Create",
			Message: fmt.Sprintf("a ledger cannot lie in %s: the path holds a question mark", full),
			Hint:    "name another place with --ledger"}
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return notFolder("ledger.Create", dir, err)
		}
		return translate("ledger.Create", err)
	}
	for _, e := range entries {
		switch e.Name() {
		case generation.Current, generation.Current + ".tmp", lockName, generationsName, partsName, snapshotsName:
		default:
			return &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Create",
				Message: fmt.Sprintf("%s is not a ledger and holds other files (%s)", dir, e.Name()),
				Hint:    "name an empty folder, or one that does not exist, with --ledger"}
		}
	}
	return nil
}

// Dir is the folder of the ledger.
func (l *Ledger) Dir() string { return l.dir }

// Close lets go of the generation in use; readers that are still open keep theirs.
func (l *Ledger) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	return l.drop()
}
