package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "The version of the program", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return p.printVersion() },
	}
}

func (p *program) printVersion() error {
	v, platform := version(), runtime.GOOS+"/"+runtime.GOARCH
	switch p.config.Format.value {
	case "json":
		return writeJSON(p.out, map[string]string{"version": v, "go": runtime.Version(), "platform": platform})
	case "csv":
		return writeCSV(p.out, section{columns: []string{"version", "go", "platform"},
			rows: [][]string{{v, runtime.Version(), platform}}})
	}
	_, err := fmt.Fprintf(p.out, "entente %s (%s, %s)\n", v, runtime.Version(), platform)
	return err
}

// version is what the build recorded: a tag, or the commit and whether it was changed.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && (v == "" || v == "(devel)") && len(s.Value) >= 12 {
			v = "devel " + s.Value[:12]
		}
	}
	return v
}

func (p *program) configCommand() *cobra.Command {
	return &cobra.Command{
		Use: "config", Short: "The settings in use, and where each comes from", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c := p.config
			s := section{columns: []string{"key", "value", "from", "variable"}, rows: [][]string{
				{"ledger", c.Ledger.value, c.Ledger.from, "ENTENTE_LEDGER"}, {"format", c.Format.value, c.Format.from,
					"ENTENTE_FORMAT"},
				{"listen", c.Listen.value, c.Listen.from, "ENTENTE_LISTEN"}, {"names", c.Names.value, c.Names.from,
					"ENTENTE_NAMES"},
				{"memory", c.Memory.value, c.Memory.from, "ENTENTE_MEMORY"},
				{"opt-in", c.OptIn.value, c.OptIn.from, "ENTENTE_OPT_IN"}, {"verbose", fmt.Sprint(c.Verbose.value),
					c.Verbose.from, "ENTENTE_VERBOSE"}}}
			switch c.Format.value {
			case "json":
				out := map[string]map[string]string{}
				for _, r := range s.rows {
					out[r[0]] = map[string]string{"value": r[1], "from": r[2], "variable": r[3]}
				}
				return writeJSON(p.out, out)
			case "csv":
				return writeCSV(p.out, s)
			}
			d := &document{}
			d.add(s)
			return d.write(p.out, c.Format.value)
		},
	}
}
