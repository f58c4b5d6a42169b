package read_test

import (
	"testing"

	"entente/ask"
)

// Whom the subject must defend and who must defend it are two questions with one set of words.
func TestSide(t *testing.T) {
	r := newReader(t)
	for question, want := range map[string]ask.Side{
		"Whom must Japan defend?":                           ask.SideOwes,
		"Who is South Korea obliged to defend?":             ask.SideOwes,
		"Which countries does France have to defend?":       ask.SideOwes,
		"How many countries is Japan obliged to defend?":    ask.SideOwes,
		"Whom does Japan owe defence to?":                   ask.SideOwes,
		"미국은 누구를 방어해야 하나요?":                                 ask.SideOwes,
		"Who must defend Japan?":                            ask.SideOwed,
		"If Japan was attacked, who would defend it?":       ask.SideOwed,
		"Which countries would come to Japan's aid?":        ask.SideOwed,
		"Who has to come to the aid of Poland?":             ask.SideOwed,
		"How many countries must defend Japan?":             ask.SideOwed,
		"한국을 방어할 의무가 있는 나라는?":                               ask.SideOwed,
		"Does Japan have to defend the US?":                 ask.SideOwes,
		"일본은 미국을 방어할 의무가 있나요?":                              ask.SideOwes,
		"Who is allied with Japan?":                         "",
		"Which countries have a defence pact with Japan?":   "",
		"Are Poland and Estonia obliged to mutual defence?": "",
		"Which countries sent troops to defend South Korea": "",
	} {
		if got := r.Read(question); got.Side != want || got.Intent == ask.Unknown {
			t.Errorf("%s: got side %q of intent %s (%v), want %q", question, got.Side, got.Intent, got.Refusal, want)
		}
	}
}

// What begins with a verb and asks for no list wants a yes or a no.
func TestIsPolar(t *testing.T) {
	r := newReader(t)
	for question, want := range map[string]bool{
		"Is Japan allied with the US?":                true,
		"Must Japan defend the US?":                   true,
		"Does Vietnam have any treaty allies?":        true,
		"Do Iran and Syria share any allies?":         true,
		"Isn't Japan allied with the US?":             true,
		"러시아와 북한은 동맹국입니까?":                            true,
		"태국은 미국의 동맹국이야?":                              true,
		"Do you know who Spain's allies are?":         false,
		"Who is allied with Japan?":                   false,
		"한국의 동맹국은 누구인가요?":                             false,
		"한국과 미국은 언제부터 동맹인가요?":                         false,
		"Japan and South Korea":                       false,
		"Could you please tell me who Japan's allies": false,
	} {
		if got := r.Read(question); got.IsPolar != want {
			t.Errorf("%s: got %v, want %v", question, got.IsPolar, want)
		}
	}
}

// The end of a question tells who sent troops.
func TestWhoSentTroops(t *testing.T) {
	r := newReader(t)
	for q, want := range map[string]ask.KindFilter{
		"Which countries did South Korea send troops to?":                    ask.KindTroops,
		"Which countries is South Korea sending troops to?":                  ask.KindTroops,
		"Which countries sent troops to help South Korea in the Korean War?": ask.KindSupport,
		"Who sent troops to South Korea?":                                    ask.KindSupport,
	} {
		if got := r.Read(q); got.Kind != want || got.Subject != "KOR" {
			t.Errorf("%s: got kind %q of %s, want %q", q, got.Kind, got.Subject, want)
		}
	}
	if got := r.Read("Who sells arms to South Korea?"); len(got.Notes) == 0 {
		t.Errorf("a sale has no direction in the sources, and the reading must say so")
	}
}
