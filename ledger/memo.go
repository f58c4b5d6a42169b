package ledger

import "sync"

// memoRows is how many rows a memo holds before it forgets everything. A tie takes about half a
// kilobyte, so that the memos of a reader stay within some tens of megabytes.
const memoRows = 12_000

// memo remembers what a generation answered. Generations never change, so what is remembered is
// always right; it goes with the handle. DuckDB plans a statement anew whenever it runs, which takes
// longer than any answer here, and the pages of a server ask the same again and again.
type memo[V any] struct {
	mu   sync.Mutex
	rows map[string][]V
	size int
}

// get gives the rows of each key, in the order of the keys; load is asked for those that are not
// remembered, and gives the rows with the key that each belongs to. The rows are shared: callers copy
// what they give away.
func (m *memo[V]) get(keys []string, load func(missing []string) (map[string][]V, error)) ([][]V, error) {
	found := make([][]V, len(keys))
	var missing []string
	m.mu.Lock()
	for i, k := range keys {
		rows, ok := m.rows[k]
		if found[i] = rows; !ok {
			missing = append(missing, k)
		}
	}
	m.mu.Unlock()
	if len(missing) == 0 {
		return found, nil
	}
	loaded, err := load(missing)
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, k := range missing {
		m.keep(k, loaded[k])
	}
	for i, k := range keys {
		if rows, ok := loaded[k]; ok {
			found[i] = rows
		}
	}
	return found, nil
}

// has reports whether the rows of a key are remembered.
func (m *memo[V]) has(key string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.rows[key]
	return ok
}

// one gives the rows of a single key.
func (m *memo[V]) one(key string, load func() ([]V, error)) ([]V, error) {
	found, err := m.get([]string{key}, func([]string) (map[string][]V, error) {
		rows, err := load()
		return map[string][]V{key: rows}, err
	})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// keep remembers rows. A key counts as one more row, so that empty answers are bounded too.
func (m *memo[V]) keep(key string, rows []V) {
	if len(rows) > memoRows/4 {
		return
	}
	if m.size += len(rows) + 1; m.rows == nil || m.size > memoRows {
		m.rows, m.size = map[string][]V{}, len(rows)+1
	}
	m.rows[key] = rows
}
