package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente"
)

// What is said of a command line that makes no sense: which word is wrong, and what was likely meant.

func usage(c *cobra.Command, err error) error {
	return &entente.Error{Code: entente.CodeInvalid, Op: "entente." + c.Name(), Message: err.Error(),
		Hint: strings.TrimSpace(c.UseLine()) + "; " + c.CommandPath() + " --help explains it"}
}

// noSuchCommand refuses what follows a command that only has subcommands.
func (p *program) noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	hint := c.CommandPath() + " --help lists the commands"
	if near := nearest(args[0], names); near != "" {
		hint = "did you mean " + c.CommandPath() + " " + near + "? " + hint
	} else if c.HasParent() {
		hint = "its commands are " + strings.Join(names, ", ")
	} else {
		hint += `; a question is asked with: entente ask "…"`
	}
	return &entente.Error{Code: entente.CodeInvalid, Op: "entente", Message: fmt.Sprintf("there is no command %q in %s",
		args[0], c.CommandPath()),
		Hint: hint}
}

// helpCommand explains a command; one that is not there is refused as everywhere.
func (p *program) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Explain a command",
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || (len(rest) > 0 && c.HasSubCommands()) {
				return p.noSuchCommand(c, rest)
			}
			return c.Help()
		},
	}
}

// badFlag refuses a flag. The flags of a misspelt command are all unknown to the command above it:
// there the misspelt word is what is wrong.
func (p *program) badFlag(c *cobra.Command, err error) error {
	if c.HasSubCommands() {
		if word := firstWord(c, p.args); word != "" {
			return p.noSuchCommand(c, []string{word})
		}
	}
	unknown, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok {
		return usage(c, err)
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	written := strings.TrimLeft(unknown.GetSpecifiedName(), "-")
	near := nearest(written, names)
	if unknown.GetSpecifiedShortnames() != "" || near == "" {
		return &entente.Error{Code: entente.CodeInvalid, Op: "entente." + c.Name(), Err: err, Message: c.CommandPath() +
			" has no such flag: " + err.Error(),
			Hint: c.CommandPath() + " --help lists its flags"}
	}
	return &entente.Error{Code: entente.CodeInvalid, Op: "entente." + c.Name(), Err: err,
		Message: fmt.Sprintf("%s has no flag --%s", c.CommandPath(), written),
		Hint:    fmt.Sprintf("did you mean --%s? %s --help lists its flags", near, c.CommandPath())}
}

// firstWord is the first argument behind the command itself that is neither a flag nor the value of one
// that the command knows.
func firstWord(c *cobra.Command, args []string) string {
	skip := c.HasParent() // its own name comes first
	for i := 0; i < len(args); i++ {
		name, isFlag := strings.CutPrefix(args[i], "--")
		switch f := c.Flag(name); {
		case isFlag && f != nil && f.NoOptDefVal == "":
			i++ // its value
		case strings.HasPrefix(args[i], "-"):
		case skip:
			skip = false
		default:
			return args[i]
		}
	}
	return ""
}

// nearest is the name that a misspelt word most likely means: at most a third of its letters differ,
// or it is the beginning of one name alone.
func nearest(word string, names []string) string {
	word = strings.ToLower(word)
	var begins []string
	best, most := "", len(word)/3+1
	for _, n := range slices.Sorted(slices.Values(names)) {
		if word != "" && strings.HasPrefix(n, word) {
			begins = append(begins, n)
		}
		if d := distance(word, n); d < most || (d == most && best == "") {
			best, most = n, d
		}
	}
	if len(begins) == 1 {
		return begins[0]
	}
	return best
}
