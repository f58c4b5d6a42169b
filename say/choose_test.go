package say_test

import (
	"testing"

	"entente/ask"
	"entente/say"
	"entente/say/en"
)

// What is asked for by name comes first, then the question's own language, then the browser's wishes.
func TestChoose(t *testing.T) {
	both := say.Speakers{ask.English: en.New(nil), ask.Korean: en.New(nil)}
	for _, c := range []struct {
		name                    string
		there                   say.Speakers
		named, accept, question string
		want                    ask.Language
	}{
		{"nothing", both, "", "", "", ask.English},
		{"by name", both, "ko", "en", "Who is allied with Japan?", ask.Korean},
		{"by name against the question", both, "en", "ko", "한국의 동맹국은?", ask.English},
		{"a region", both, "ko-KR", "", "", ask.Korean},
		{"capitals", both, " KO ", "", "", ask.Korean},
		{"a name that is none", both, "tlh", "", "", ask.English},
		{"the question", both, "", "en-GB,en;q=0.9", "한국의 동맹국은?", ask.Korean},
		{"the browser", both, "", "fr-FR, ko;q=0.8, en;q=0.5", "", ask.Korean},
		{"the browser's weights", both, "", "ko;q=0.3, en;q=0.9", "", ask.English},
		{"what the browser does not want", both, "", "ko;q=0, de", "", ask.English},
		{"a language that nobody speaks", say.Speakers{ask.English: en.New(nil)}, "ko", "ko", "한국의 동맹국은?", ask.English},
		{"a broken header", both, "", ";;q=,,=", "", ask.English},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := say.Choose(c.there, c.named, c.accept, c.question); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
