package part

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"

	"entente"
)

// Description is what a part says of itself. It stands in the part and, so that nobody has to open parts
// to know what a ledger holds, in every generation that the part belongs to.
type Description struct {
	Dataset    entente.DatasetID  `json:"dataset"`
	Edition    string             `json:"edition"` // EditionID
	Published  entente.Date       `json:"published"`
	Rows       int                `json:"rows"`
	Card       json.RawMessage    `json:"card"`
	Mapping    string             `json:"mapping"`
	Layout     string             `json:"layout"` // of its tables
	Snapshots  []entente.Snapshot `json:"snapshots"`
	Statements map[string]int     `json:"statements"` // by table
	Issues     map[string]int     `json:"issues"`     // by rule
}

// PartName is the name of the part, without the ending of its file: the edition, and a hash over all that
// decides what is in the part: the files with their roles, the card, the mapping and the layout.
func (d Description) PartName() string {
	var lines []string
	for _, s := range d.Snapshots {
		lines = append(lines, s.Role+"\x00"+s.Restates+"\x00"+string(s.ID))
	}
	slices.Sort(lines)
	lines = append(lines, string(d.Card), d.Mapping, d.Layout)
	return plain(d.Edition) + "-" + hash(lines)
}

// hash is sixteen digits over texts; their lengths keep two lists from reading like one.
func hash(texts []string) string {
	b, _ := json.Marshal(texts) // of strings: cannot fail
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// Name is the name of a derived part, of the texts that it follows from.
func Name(noun string, from []string) string { return noun + "-" + hash(from) }

// plain is the text with what not every file system takes in a name left out.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(".@_-", r) {
			return r
		}
		return '_'
	}, s)
	return strings.TrimLeft(s, ".")
}

// Ending is that of the files of parts.
const Ending = ".duckdb"

// Sum is the checksum of a file's bytes and their number.
func Sum(path string, through func(io.Reader) io.Reader) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	if size, err = io.Copy(h, through(f)); err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(h.Sum(nil)), size, nil
}
