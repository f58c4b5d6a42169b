package ko

import "testing"

func TestParticlesFollowTheLastSound(t *testing.T) {
	for _, c := range []struct{ word, forms, want string }{
		{"미국", "은/는", "미국은"}, {"프랑스", "은/는", "프랑스는"}, {"일본", "이/가", "일본이"}, {"캐나다", "이/가", "캐나다가"},
		{"미국", "을/를", "미국을"}, {"터키", "을/를", "터키를"}, {"영국", "과/와", "영국과"}, {"러시아", "과/와", "러시아와"},
		{"브라질", "으로/로", "브라질로"}, {"브라질", "은/는", "브라질은"}, {"미국", "으로/로", "미국으로"}, {"호주", "으로/로", "호주로"},
		{"미국(1953년 이후)", "은/는", "미국(1953년 이후)은"}, {"「Treaty of the Sun」", "은/는", "「Treaty of the Sun」은"},
		{"ASEAN", "은/는", "ASEAN은"}, {"EU", "은/는", "EU는"}, {"COW DCAD 1.0", "은/는", "COW DCAD 1.0은"},
		{"Treaty", "은/는", "Treaty는"}, {"National", "으로/로", "National로"}, {"2018", "은/는", "2018은"},
		{"2", "은/는", "2는"}, {"", "은/는", "는"},
	} {
		if got := josa(c.word, c.forms); got != c.want {
			t.Errorf("josa(%q, %q): got %q, want %q", c.word, c.forms, got, c.want)
		}
	}
}
