package main

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	for only, want := range map[string]string{
		"":               "answer page import growth large",
		"growth":         "growth",
		"growth,answer":  "answer growth", // in the order of the table
		"answers":        "",
		"answer,,growth": "",
	} {
		chosen, err := choose(only)
		var got []string
		for _, p := range chosen {
			got = append(got, p.name)
		}
		if strings.Join(got, " ") != want || (err != nil) != (want == "") {
			t.Errorf("-only %q: got %v and %v, want %q", only, got, err, want)
		}
	}
}

func TestRunSaysWhatIsMissing(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"the program": {[]string{"-bin", "testdata/absent"}, "make build"},
		"runs":        {[]string{"-runs", "0"}, "-runs is 0"},
		"a part":      {[]string{"-only", "lunch"}, "the parts are answer, page"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := run(context.Background(), tc.args); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an error with %q", err, tc.want)
			}
		})
	}
}

func TestAlternateWarmsUpAndTakesTurns(t *testing.T) {
	var order []string
	mark := func(name string) func(bool) error {
		return func(isMeasured bool) error {
			if isMeasured {
				name = strings.ToUpper(name)
			}
			order = append(order, name)
			return nil
		}
	}
	if err := alternate(2, mark("a"), mark("b")); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(order, ""); got != "abABAB" {
		t.Errorf("got %q, want a warm-up of each and then turns", got)
	}
	broken := errors.New("broken")
	if err := alternate(2, func(bool) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("got %v, want the failure of the work", err)
	}
}

func TestField(t *testing.T) {
	path := write(t, "facts", []byte("VmRSSx:\t 1 kB\nVmRSS:\t  2048 kB\nNAME=\"x y\"\n"))
	for name, want := range map[string]string{"VmRSS": "2048 kB", "NAME": `"x y"`, "Vm": "", "absent": ""} {
		if got := field(path, name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := field(path+".absent", "NAME"); got != "" {
		t.Errorf("got %q of a file that is not there, want nothing", got)
	}
}
