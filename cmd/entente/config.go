package main

import (
	"errors"
	"fmt"
	"maps"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/spf13/pflag"

	"entente"
)

// setting is one effective value and where it came from: flag, environment, file or default.
type setting[T any] struct {
	value T
	from  string
}

// config is everything that can be set. Flags win over ENTENTE_* variables, those over the file, that
// over the default. docs/configuration.md lists every key.
type config struct {
	Ledger  setting[string]
	Format  setting[string]
	Listen  setting[string]
	Names   setting[string]
	Memory  setting[string]
	OptIn   setting[string]
	Verbose setting[bool]
}

// key is one setting: its name in the file, its variable, its flag, its default.
type key struct {
	name, variable, usage string
	fallback              func(env map[string]string) string
	set                   func(c *config, value, from string) error
}

func keys() []key {
	constant := func(s string) func(map[string]string) string { return func(map[string]string) string { return s } }
	text := func(of func(*config) *setting[string]) func(*config, string, string) error {
		return func(c *config, v, from string) error { *of(c) = setting[string]{v, from}; return nil }
	}
	return []key{
		{"ledger", "ENTENTE_LEDGER", "folder of the ledger; created from the starter where there is none",
			defaultLedger, setLedger},
		{"format", "ENTENTE_FORMAT", "output: table, json, csv or md", constant("table"), setFormat},
		{"listen", "ENTENTE_LISTEN", "address that serve listens on, HOST:PORT", constant("127.0.0.1:8765"), setListen},
		{"names", "ENTENTE_NAMES", "further names by which the server is reached, separated by commas", constant(""),
			text(func(c *config) *setting[string] { return &c.Names })},
		{"memory", "ENTENTE_MEMORY", "memory that the database may use, such as 256MB; empty leaves it to the command",
			constant(""), setMemory},
		{"opt-in", "ENTENTE_OPT_IN", "datasets that are off unless named here, separated by commas: cow-alliances",
			constant(""), text(func(c *config) *setting[string] { return &c.OptIn })},
		{"verbose", "ENTENTE_VERBOSE", "show the cause of an error", constant("false"), setVerbose},
	}
}

func setLedger(c *config, v, from string) error {
	if v == "" || !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
		return badSetting("ledger", v, from, "the path of a folder, in UTF-8")
	}
	c.Ledger = setting[string]{v, from}
	return nil
}

// optsIn reports whether the user turned on a dataset that is off; names may have any case.
func (c config) optsIn(dataset string) bool {
	for name := range strings.SplitSeq(c.OptIn.value, ",") {
		if strings.EqualFold(strings.TrimSpace(name), dataset) {
			return true
		}
	}
	return false
}

// setListen insists on a port: what net.Listen makes of an empty address is every interface.
func setListen(c *config, v, from string) error {
	_, port, err := net.SplitHostPort(v)
	if n, numeric := strconv.Atoi(port); err != nil || numeric != nil || n < 0 || n > 65535 {
		return badSetting("listen", v, from, "HOST:PORT, such as 127.0.0.1:8765")
	}
	c.Listen = setting[string]{v, from}
	return nil
}

// memoryText is how DuckDB writes a size; leastMemory is what it takes to open a ledger at all.
var memoryText = regexp.MustCompile(`^([1-9][0-9]{0,5})(MB|GB|MiB|GiB)$`)

const leastMemory = 64 // MB

func setMemory(c *config, v, from string) error {
	m := memoryText.FindStringSubmatch(v)
	if v != "" && m == nil {
		return badSetting("memory", v, from, "a size such as 256MB or 2GB")
	}
	if m != nil && m[2][0] == 'M' {
		if n, err := strconv.Atoi(m[1]); err != nil || n < leastMemory {
			return badSetting("memory", v, from, fmt.Sprintf("at least %dMB", leastMemory))
		}
	}
	c.Memory = setting[string]{v, from}
	return nil
}

func setFormat(c *config, v, from string) error {
	v = strings.ToLower(v)
	if !slices.Contains(formats, v) {
		return badSetting("format", v, from, "table, json, csv or md")
	}
	c.Format = setting[string]{v, from}
	return nil
}

func setVerbose(c *config, v, from string) error {
	if v != "true" && v != "false" {
		return badSetting("verbose", v, from, "true or false")
	}
	c.Verbose = setting[bool]{v == "true", from}
	return nil
}

func badSetting(name, value, from, want string) error {
	return &entente.Error{Code: entente.CodeInvalid, Op: "entente.config",
		Message: fmt.Sprintf("%s is %q (%s), expected %s", name, value, from, want),
		Hint:    "entente config prints the values in use"}
}

// defaultLedger is the user's data folder, by the rules of the XDG base directories.
func defaultLedger(env map[string]string) string {
	base := env["XDG_DATA_HOME"]
	if base == "" {
		base = filepath.Join(env["HOME"], ".local", "share")
	}
	return filepath.Join(base, "entente", "ledger")
}

// configFile is ENTENTE_CONFIG, else entente/config.toml in the user's configuration folder.
func configFile(env map[string]string) (path string, named bool) {
	if p := env["ENTENTE_CONFIG"]; p != "" {
		return p, true
	}
	base := env["XDG_CONFIG_HOME"]
	if base == "" {
		base = filepath.Join(env["HOME"], ".config")
	}
	return filepath.Join(base, "entente", "config.toml"), false
}

func defineFlags(f *pflag.FlagSet) {
	for _, k := range keys() {
		switch k.name {
		case "listen", "names": // of serve alone
		case "verbose":
			f.BoolP("verbose", "v", false, k.usage)
		default:
			f.String(k.name, "", k.usage)
		}
	}
}

// loadConfig puts the effective configuration together.
func loadConfig(flags *pflag.FlagSet, environ []string) (config, error) {
	env := map[string]string{}
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		env[name] = value
	}
	path, named := configFile(env)
	file, err := readConfigFile(path, named)
	if err != nil {
		return config{}, err
	}
	if err := checkVariables(env); err != nil {
		return config{}, err
	}
	var c config
	for _, k := range keys() {
		value, from := k.fallback(env), "default"
		if v, ok := file[k.name]; ok {
			value, from = v, path
		}
		if v, ok := env[k.variable]; ok && v != "" {
			value, from = v, k.variable
		}
		if f := flags.Lookup(k.name); f != nil && f.Changed {
			value, from = f.Value.String(), "--"+k.name
		}
		if err := k.set(&c, value, from); err != nil {
			return config{}, err
		}
	}
	return c, nil
}

// maxConfig is far more than all settings take.
const maxConfig = 1 << 20

// readSmall reads a file of settings. A pipe that nobody writes to would keep the program forever, and a device
// would fill its memory.
func readSmall(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a file")
	}
	if info.Size() > maxConfig {
		return nil, fmt.Errorf("larger than %d bytes", maxConfig)
	}
	return os.ReadFile(path)
}

func readConfigFile(path string, named bool) (map[string]string, error) {
	text, err := readSmall(path)
	if err != nil {
		if !named && os.IsNotExist(err) {
			return nil, nil
		}
		hint := "check the permissions of the file and of its folder"
		if named {
			hint = "unset ENTENTE_CONFIG or create the file"
		}
		return nil, &entente.Error{Code: entente.CodeInvalid, Op: "entente.config", Err: err, Hint: hint,
			Message: "the configuration file " + path + " cannot be read"}
	}
	var raw map[string]any
	if err := toml.Unmarshal(text, &raw); err != nil {
		return nil, &entente.Error{Code: entente.CodeInvalid, Op: "entente.config", Message: path +
			" is not valid TOML: " + err.Error(), Err: err,
			Hint: `write lines such as ledger = "/srv/ledger"`}
	}
	out := map[string]string{}
	for name, v := range raw {
		if !slices.ContainsFunc(keys(), func(k key) bool { return k.name == name }) {
			return nil, unknownKey(path, name)
		}
		switch reflect.ValueOf(v).Kind() {
		case reflect.String, reflect.Bool:
			out[name] = fmt.Sprint(v)
		default:
			return nil, badSetting(name, fmt.Sprint(v), path, "a text or true or false")
		}
	}
	return out, nil
}

// checkVariables refuses ENTENTE_ variables that nothing reads: a misspelt one must not be ignored.
func checkVariables(env map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(env)) {
		if !strings.HasPrefix(name, "ENTENTE_") || name == "ENTENTE_CONFIG" {
			continue
		}
		if !slices.ContainsFunc(keys(), func(k key) bool { return k.variable == name }) {
			return unknownKey("the environment", name)
		}
	}
	return nil
}

func unknownKey(where, name string) error {
	nearest, best := "", 99
	for _, k := range keys() {
		for _, candidate := range []string{k.name, k.variable} {
			if d := distance(name, candidate); d < best {
				nearest, best = candidate, d
			}
		}
	}
	return &entente.Error{Code: entente.CodeInvalid, Op: "entente.config",
		Message: fmt.Sprintf("%s has the unknown key %q", where, name),
		Hint:    "did you mean " + nearest + "?"}
}

// distance is the number of single-letter edits between two words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		previous := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := previous
			if a[i] != b[j] {
				cost++
			}
			previous, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, cost)
		}
	}
	return row[len(b)]
}
