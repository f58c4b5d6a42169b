package starter_test

import (
	"sync"
	"testing"

	"entente"
	"entente/crosswalk"
)

var sharedCrosswalk = sync.OnceValues(crosswalk.New)

// crosswalks is one crosswalk for all fuzz runs, which only read it.
func crosswalks(t testing.TB) *crosswalk.Crosswalk {
	t.Helper()
	cw, err := sharedCrosswalk()
	if err != nil {
		t.Fatal(err)
	}
	return cw
}

// FuzzMap: whatever the bytes, no panic, and a place in the file under every statement.
func FuzzMap(f *testing.F) {
	roles := []string{"agreements", "members", "links", "changes", "spells", "issues"}
	f.Add(uint8(0), "agreement,kind,level,title,signed,in_force,ended,claim,note,origin_published,known\nx:1,"+
		"alliance,,T,1950-01,,,claim,\"a\nb\",2020,2021-02-30\n")
	f.Add(uint8(1), "agreement,actor,raw,from,to,phase,side,obligations,claim,known\nx:1,KOR,732,1950,1949,1,a,"+
		"defence;offence,,\n")
	f.Add(uint8(2), "agreement,from_actor,to_actor,is_mutual,from,to,obligations,through\nx:1,KOR,USA,yes,1950,,"+
		"defence,EU\n")
	f.Add(uint8(3), "agreement,date,change,kind,actors\nx:1,1950,A,renewal,KOR;;USA\n")
	f.Add(uint8(4), "actor,system,code,name,from,to,is_censored\nKOR,cow,732,South Korea,1949,2016-12-31,yes\n")
	f.Add(uint8(5), "rule,message,column,count,source_file,source_place\nbad_date,m,c,9999999999999999999,f,L2@1+3\n")
	f.Fuzz(func(t *testing.T, role uint8, text string) {
		list, _, err := read(t, roles[int(role)%len(roles)], text)
		if err != nil && entente.CodeOf(err) == entente.CodeInternal {
			t.Errorf("an error without a code: %v", err)
		}
		for _, s := range list {
			var p entente.Provenance
			switch x := s.(type) {
			case entente.Agreement:
				p = x.Provenance
			case entente.Member:
				p = x.Provenance
			case entente.Link:
				p = x.Provenance
			case entente.Change:
				p = x.Provenance
			case entente.Spell:
				p = x.Provenance
			}
			if p.Locator.IsZero() || p.Locator.Offset+p.Locator.Length > int64(len(text)) && p.Locator.Line > 0 {
				t.Errorf("%T stands at %v of %d bytes", s, p.Locator, len(text))
			}
		}
	})
}
