package api

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// What is laid out says the same as before, in lines of a bounded length.
func TestLayoutChangesNothing(t *testing.T) {
	long := `["` + strings.Repeat(`abcdefghij","`, 60) + `z"]`
	for _, text := range []string{`1`, `null`, `"a\"]}{,:b"`, `{}`, `[]`, `[[]]`, `{"a":{}}`,
		`{"a":1,"b":[1,2.5,-3e4,true,null,"x,y"]}`, long,
		`{"k":` + long + `,"l":{"m":` + long + `,"n":[{"o":` + long + `},[]]}}`, `"` + strings.Repeat("한", 300) + `"`} {
		var b, again bytes.Buffer
		layout(&b, []byte(text))
		if err := json.Compact(&again, b.Bytes()); err != nil || again.String() != text+"\n" && again.String() != text {
			t.Errorf("%.60s: got %.200s (%v)", text, b.String(), err)
		}
		for line := range strings.Lines(b.String()) {
			if len(line) > lineWidth+10 && !strings.Contains(line, "한") {
				t.Errorf("%.60s: got a line of %d bytes", text, len(line))
			}
		}
	}
}

func FuzzLayout(f *testing.F) {
	f.Add(`{"a":[1,{"b":"c\\"}],"d":null}`)
	f.Fuzz(func(t *testing.T, text string) {
		var compact, b, again bytes.Buffer
		if json.Compact(&compact, []byte(text)) != nil || compact.Len() == 0 {
			return
		}
		layout(&b, compact.Bytes())
		if err := json.Compact(&again, b.Bytes()); err != nil || again.String() != compact.String() {
			t.Errorf("%q became %q (%v)", compact.String(), again.String(), err)
		}
	})
}
