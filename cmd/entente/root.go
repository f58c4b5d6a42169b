package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"entente"
)

// root builds the command tree. Usage errors become errors of code invalid, so that every failure
// looks alike.
func (p *program) root() *cobra.Command {
	showVersion := false
	root := &cobra.Command{
		Use:   "entente",
		Short: "Who is allied with whom, since when, on what evidence",
		Long: `Entente says who a country's allies and partners are, since when and on what evidence, and shows
the source row under every figure.

  entente ask "Who is allies with south korea"
  entente allies JPN --as-of 1975
  entente dyad USA KOR
  entente serve

The first command creates a ledger from the facts in the program; import adds datasets to it.`,
		SilenceUsage: true, SilenceErrors: true, Args: p.noSuchCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			if showVersion {
				return p.printVersion()
			}
			return c.Help()
		},
		PersistentPreRunE: func(c *cobra.Command, _ []string) (err error) {
			p.config, err = loadConfig(c.Flags(), p.environ)
			p.verbose = p.config.Verbose.value
			return err
		},
	}
	root.SetOut(p.out)
	root.SetErr(p.err)
	defineFlags(root.PersistentFlags())
	root.Flags().BoolVar(&showVersion, "version", false, "print the version of the program")
	root.SetFlagErrorFunc(p.badFlag)
	root.AddCommand(p.askCommand(), p.alliesCommand(), p.membersCommand(), p.dyadCommand(), p.agreementCommand(),
		p.importCommand(),
		p.sourcesCommand(), p.traceCommand(), p.ledgerCommand(), p.starterCommand(), p.serveCommand(), p.mcpCommand(),
		p.configCommand(), p.versionCommand())
	completeFlags(root, p)
	wrapArgs(root)
	root.CompletionOptions.HiddenDefaultCmd = false
	root.SetHelpCommand(p.helpCommand(root))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.HasSubCommands() {
			c.Args = p.noSuchCommand
		}
		if c.HasSubCommands() && c.Run == nil && c.RunE == nil { // of cobra: it would not look at its arguments
			c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
		}
	}
	for _, c := range append(root.Commands(), subcommands(root)...) {
		wrapArgs(c)
		completeNothing(c)
	}
	return root
}

func subcommands(root *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	for _, c := range root.Commands() {
		out = append(out, c.Commands()...)
	}
	return out
}

// wrapArgs makes a wrong number of arguments an error of code invalid.
func wrapArgs(c *cobra.Command) {
	check := c.Args
	if check == nil {
		return
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil && entente.CodeOf(err) == entente.CodeInternal {
			return usage(c, fmt.Errorf("%s %w", c.CommandPath(), err))
		} else if err != nil {
			return err // it says already what is wrong
		}
		return nil
	}
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
