package format_test

import (
	"io"
	"path/filepath"
	"testing"

	"entente/format"
)

func BenchmarkOpen(b *testing.B) {
	for _, path := range []string{
		"atop/atop5_1m.csv",
		"cow_igo/cow_igo_3.0_dyad_year_shared_memberships.csv.gz",
		"un_votes/un_votes_sessions_1_77.csv.gz",
		"desta/desta_list_of_treaties_02_02.xlsx",
		"replication/gravity/Chapter1Application1.dta",
	} {
		b.Run(filepath.Base(path), func(b *testing.B) {
			f := published(b, path)
			b.ReportAllocs()
			for b.Loop() {
				tables, err := format.Open(f)
				if err != nil {
					b.Fatal(err)
				}
				for _, t := range tables {
					for err = nil; err == nil; {
						_, err = t.Read()
					}
					if err != io.EOF {
						b.Fatal(err)
					}
					t.Close()
				}
			}
		})
	}
}
