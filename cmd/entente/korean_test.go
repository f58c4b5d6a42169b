package main

import (
	"context"
	"strings"
	"testing"

	"entente/ask"
	"entente/say"
)

// TestKoreanQuestionsAreAnsweredInKorean asks over the starter, and asks for the other language by name.
func TestKoreanQuestionsAreAnsweredInKorean(t *testing.T) {
	d := session(t, wired(t)).Desk
	for q, want := range map[string]string{
		"한국의 동맹국은?":               "대한민국의 조약 동맹국은 현재 1개국으로, 미국(1953년 10월 1일부터",
		"스웨덴은 언제 나토에 가입했나?":       "스웨덴은 2024년 3월 7일",
		"1975년 북한의 동맹국은?":         "1975년 당시 2개국으로, 중국, 소련이었습니다.",
		"미국은 한국을 방어할 의무가 있나?":     "그렇습니다. 미국은 현재 대한민국에 방위 의무를 집니다.",
		"일본은 미국을 방어할 의무가 있나요?":    "미국만이 방위 의무를 집니다",
		"대만과 미국은 언제까지 동맹이었나?":     "1954년 12월 2일부터 1980년 1월 1일까지 조약 동맹국이었습니다.",
		"동맹국이 가장 많은 나라는?":         "가장 많은 국가는 미국으로",
		"6·25전쟁에서 한국을 도운 나라는?":    "전투 병력 파견 16곳",
		"러시아는 아르메니아를 방어할 의무가 있나?": "마지막으로 확인",
		"와칸다의 동맹국은?":              "이 질문에는 답변할 수 없습니다.",
	} {
		a, err := d.Ask(context.Background(), q, ask.Options{})
		if err != nil || a.Language != ask.Korean || !strings.Contains(a.Answer, want) {
			t.Errorf("%s: got %q in %q (%v), want %q in it", q, a.Answer, a.Language, err, want)
		}
		if a, err = d.Ask(context.Background(), q, ask.Options{Language: ask.English}); err != nil ||
			a.Language != ask.English || say.LanguageOf(strings.Split(a.Answer, "\"")[0]) == ask.Korean {
			t.Errorf("%s: got %q in %q (%v), want English", q, a.Answer, a.Language, err)
		}
	}
}
