package crosswalk_test

import (
	"fmt"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"

	"github.com/google/go-cmp/cmp"
)

// brief writes mentions as "KOR|PRK korea name" and, for a correction, "KOR sourth koria misspelt 2".
func brief(ms []crosswalk.Mention) []string {
	out := []string{}
	for _, m := range ms {
		s := string(m.Actor)
		for _, a := range m.Alternatives {
			s += "|" + string(a)
		}
		s += " " + m.Text + " " + m.How
		if m.Distance > 0 {
			s += fmt.Sprintf(" %d", m.Distance)
		}
		out = append(out, s)
	}
	return out
}

type scanCase struct {
	text, date string
	want       []string
}

func testScan(t *testing.T, cases []scanCase) {
	t.Helper()
	cw := newCrosswalk(t)
	for _, c := range cases {
		t.Run(c.text+" "+c.date, func(t *testing.T) {
			d, err := entente.ParseDate(c.date)
			if err != nil {
				t.Fatal(err)
			}
			if c.want == nil {
				c.want = []string{}
			}
			got := cw.Scan(c.text, d)
			if diff := cmp.Diff(c.want, brief(got)); diff != "" {
				t.Errorf("Scan(%q) (-want +got):\n%s", c.text, diff)
			}
			for _, m := range got {
				if c.text[m.Start:m.End] != m.Text {
					t.Errorf("the span %d to %d is %q and the text says %q", m.Start, m.End, c.text[m.Start:m.End],
						m.Text)
				}
			}
		})
	}
}

func TestScanFindsNames(t *testing.T) {
	testScan(t, []scanCase{
		{"Who is allies with south korea", "", []string{"KOR south korea name"}},
		{"Who is allies with S. Korea?", "", []string{"KOR S. Korea name"}},
		{"S Korea and N. Korea", "", []string{"KOR S Korea name", "PRK N. Korea name"}},
		{"the Republic of Korea's allies", "", []string{"KOR Republic of Korea name"}},
		{"Democratic People’s Republic of Korea", "", []string{"PRK Democratic People’s Republic of Korea name"}},
		{"the R.O.K. and the D.P.R.K.", "", []string{"KOR R.O.K. name", "PRK D.P.R.K. name"}},
		{"allies of ROK, DPRK", "", []string{"KOR ROK name", "PRK DPRK name"}},
		{"Papua New Guinea or Guinea-Bissau or Equatorial Guinea", "", []string{"PNG Papua New Guinea name",
			"GNB Guinea-Bissau name", "GNQ Equatorial Guinea name"}},
		{"Guinea", "", []string{"GIN|GNB|GNQ Guinea name"}},
		{"Niger and Nigeria", "", []string{"NER Niger name", "NGA Nigeria name"}},
		{"Turkey, Chad, Jordan and Georgia", "", []string{"TUR Turkey name", "TCD Chad name", "JOR Jordan name",
			"GEO Georgia name"}},
		{"Türkiye / Cote d'Ivoire / Côte d’Ivoire", "", []string{"TUR Türkiye name", "CIV Cote d'Ivoire name",
			"CIV Côte d’Ivoire name"}},
		{"Korea, South Africa and Japan", "", []string{"KOR|PRK Korea name", "ZAF South Africa name",
			"JPN Japan name"}},
		{"Bosnia and Herzegovina and Serbia", "", []string{"BIH Bosnia and Herzegovina name", "SRB Serbia name"}},
		{"St. Lucia; Saint Kitts & Nevis", "", []string{"LCA St. Lucia name", "KNA Saint Kitts & Nevis name"}},
		{"Viet Nam or Vietnam", "", []string{"VNM Viet Nam name", "VNM Vietnam name"}},
		{"Swaziland, Burma, Holland and Czechia", "", []string{"SWZ Swaziland former", "MMR Burma former",
			"NLD Holland name", "CZE Czechia name"}},
		{"Congo, Congo-Brazzaville, DRC", "", []string{"COD|COG Congo name", "COG Congo-Brazzaville name",
			"COD DRC name"}},
		{"Taiwan, the Republic of China, the PRC", "", []string{"TWN Taiwan name", "TWN Republic of China name",
			"CHN PRC name"}},
		{"is it in force? are they allied in or by no one", "", nil},
		{"", "", nil},
	})
}

func TestScanReadsCodesAndAbbreviations(t *testing.T) {
	testScan(t, []scanCase{
		{"tell us who our allies are", "", nil},
		{"Tell us about the us", "", []string{"USA us name"}},
		{"US allies", "", []string{"USA US name"}},
		{"us allies in 1950", "", []string{"USA us name"}},
		{"give us allies of Japan", "", []string{"JPN Japan name"}},
		{"the U.S.'s treaty with the U.K.", "", []string{"USA U.S. name", "GBR U.K. name"}},
		{"u.s. and uk", "", []string{"USA u.s. name", "GBR uk name"}},
		{"the us-korea alliance", "", []string{"USA us name", "KOR|PRK korea name"}},
		{"USA, America and the United States of America", "", []string{"USA USA name", "USA America name",
			"USA United States of America name"}},
		{"TELL US WHO IS ALLIED WITH SOUTH KOREA", "", []string{"KOR SOUTH KOREA name"}},
		{"WHO ARE THE US ALLIES AND CAN THEY FIGHT", "", []string{"USA US name"}},
		{"allies of CAN and KOR", "", []string{"CAN CAN code", "KOR KOR code"}},
		{"kor", "", []string{"KOR kor code"}},
		{"can it be", "", nil},
		{"IN, IT, NO or SO", "", nil},
		{"UAE, the USSR, the GDR and the FRG", "1980", []string{"ARE UAE name", "RUS USSR former", "DDDE GDR name",
			"DEU FRG name"}},
		{"the UN voted; un vote", "", []string{"UN UN name"}},
		{"Kim Jong Un", "", nil},
	})
}

func TestScanReadsDemonymsCapitalsAndGroups(t *testing.T) {
	testScan(t, []scanCase{
		{"South Koreans, the Dutch and British troops", "", []string{"KOR South Koreans demonym", "NLD Dutch demonym",
			"GBR British demonym"}},
		{"Ottoman, Soviet, Prussian, West German and Emirati treaties", "",
			[]string{"TUR Ottoman demonym", "RUS Soviet demonym",
				"DEU Prussian demonym", "DEU West German demonym", "ARE Emirati demonym"}},
		{"Nigerien and Nigerian", "", []string{"NER Nigerien demonym", "NGA Nigerian demonym"}},
		{"Seoul and Pyongyang, Washington, Peking, Hanoi", "", []string{"KOR Seoul capital", "PRK Pyongyang capital",
			"USA Washington capital",
			"CHN Peking capital", "VNM Hanoi capital"}},
		{"Brussels", "", []string{"BEL|EU|NATO Brussels capital"}},
		{"the Warsaw Pact, the Treaty of Rome and the Paris Agreement", "", []string{"WARSAW Warsaw Pact name"}},
		{"ASEAN, NATO and the European Union", "", []string{"ASEAN ASEAN name", "NATO NATO name",
			"EU European Union name"}},
		{"asean's partners and G7 members", "", []string{"ASEAN asean name", "G7 G7 name"}},
		{"South America and the South China Sea", "", nil},
		{"Central African Republic, not South Africa", "", []string{"CAF Central African Republic name",
			"ZAF South Africa name"}},
	})
}

func TestScanLetsTheDateChoose(t *testing.T) {
	testScan(t, []scanCase{
		{"Korea", "1900", []string{"COW:730 Korea name"}},
		{"Korea", "1975", []string{"KOR|PRK Korea name"}},
		{"Germany", "1910", []string{"DEU Germany name"}},
		{"Germany", "1975", []string{"DEU|DDDE Germany name"}},
		{"China", "1960", []string{"CHN|TWN China name"}},
		{"China", "1975", []string{"CHN China name"}},
		{"Vietnam", "1970", []string{"VNM|COW:817 Vietnam name"}},
		{"North Vietnam, South Vietnam", "1970", []string{"VNM North Vietnam former", "COW:817 South Vietnam former"}},
		{"Yemen", "1980", []string{"YEM|YMYD Yemen name"}},
		{"Serbia", "1900", []string{"SRB Serbia name"}},
		{"Serbia", "2000", []string{"YUCS Serbia name"}},
		{"Yugoslavia", "1960", []string{"YUCS Yugoslavia name"}},
		{"Yugoslavia", "2004", []string{"CSXX Yugoslavia name"}},
		{"Russia", "1850", []string{"RUS Russia name"}},
		{"the Soviet Union", "", []string{"RUS Soviet Union former"}},
		{"Austria", "1850", []string{"COW:300 Austria name"}},
		{"Hungary", "1900", []string{"COW:300 Hungary name"}},
		{"Czechoslovakia, Zaire, Siam, Persia, Ceylon", "1935", []string{"CSHH Czechoslovakia former",
			"COD Zaire former",
			"THA Siam former", "IRN Persia former", "LKA Ceylon former"}},
		{"Sardinia, the Two Sicilies, the Papal States, Hanover, Württemberg", "1850", []string{"ITA Sardinia former",
			"COW:329 Two Sicilies former", "COW:327 Papal States former", "COW:240 Hanover former",
			"COW:271 Württemberg former"}},
	})
}

func TestScanCorrectsMisspeltNames(t *testing.T) {
	testScan(t, []scanCase{
		{"who are sourth koria's allies", "", []string{"KOR sourth koria misspelt 2"}},
		{"allies of Austrlia", "", []string{"AUS|AUT Austrlia misspelt 1"}},
		{"isreal and britian", "", []string{"ISR isreal misspelt 1", "GBR britian misspelt 1"}},
		{"Papua New Ginea", "", []string{"PNG Papua New Ginea misspelt 1"}},
		{"united kingdon, untied states", "", []string{"GBR united kingdon misspelt 1",
			"USA untied states misspelt 1"}},
		{"Afganistan, Phillippines, Germeny", "", []string{"AFG Afganistan misspelt 1", "PHL Phillippines misspelt 1",
			"DEU Germeny misspelt 1"}},
		{"Saudia Arabia", "", []string{"SAU Saudia Arabia misspelt 1"}},
		{"Wakanda, Ruritania, Latveria, Sokovia, Freedonia, Genovia, Elbonia, Zubrowka and Narnia", "", nil},
		{"chain, green, stated, quite, spain't", "", []string{"ESP spain name"}},
		{"Omen, mala, than, that and from Ivan", "", nil}, // words are no names, however short
		{"Irna, Chna, Cubo", "", []string{"IRN Irna misspelt 1", "CHN Chna misspelt 1", "CUB Cubo misspelt 1"}},
		{"Iraw", "", nil}, // Iraq or Iran: not one
		{"Bermany, Uited States, Kapan, Ndia, Vrance", "", []string{"DEU Bermany misspelt 1", "USA Uited States " +
			"misspelt 1",
			"JPN Kapan misspelt 1", "IND Ndia misspelt 1", "FRA Vrance misspelt 1"}},
		{"prance, trance, Siberian, youth, Rolland", "", nil},
		{"alies allys aliances treatys countrys partnrs defens contries agrement whcih miltary", "", nil},
		{"President Biden, Cameron and Nixon", "", nil},
	})
}

func TestScanReadsKorean(t *testing.T) {
	testScan(t, []scanCase{
		{"한국의 동맹국은?", "", []string{"KOR 한국 korean"}},
		{"한국은 미국과 동맹인가", "", []string{"KOR 한국 korean", "USA 미국 korean"}},
		{"대한민국은 중국이랑 친해?", "", []string{"KOR 대한민국 korean", "CHN 중국 korean"}},
		{"남한과 북한, 조선민주주의인민공화국", "", []string{"KOR 남한 korean", "PRK 북한 korean", "PRK 조선민주주의인민공화국 korean"}},
		{"조선의 조약", "1890", []string{"COW:730 조선 korean"}},
		{"조선의 조약", "1970", []string{"PRK 조선 korean"}},
		{"조선업과 인도주의와 이란성", "", nil},
		{"소련과 러시아, 서독과 동독", "1980", []string{"RUS 소련 korean", "RUS 러시아 korean", "DEU 서독 korean", "DDDE 동독 korean"}},
		{"인도네시아와 인도", "", []string{"IDN 인도네시아 korean", "IND 인도 korean"}},
		{"아세안에서 유럽연합까지", "", []string{"ASEAN 아세안 korean", "EU 유럽연합 korean"}},
		{"한미동맹과 한미상호방위조약", "", []string{"KOR 한 korean", "USA 미 korean", "KOR 한 korean", "USA 미 korean"}},
		{"한일 한중 미일 북중 북러 한러 미중 한영 중러 조중", "", strings.Split("KOR 한 korean,JPN 일 korean,KOR 한 korean,CHN 중 korean,"+
			"USA 미 korean,JPN 일 korean,PRK 북 korean,CHN 중 korean,PRK 북 korean,RUS 러 korean,KOR 한 korean,RUS 러 korean,"+
			"USA 미 korean,CHN 중 korean,KOR 한 korean,GBR 영 korean,CHN 중 korean,RUS 러 korean,PRK 조 korean,CHN 중 korean",
			",")},
		{"한미일 안보협력", "", []string{"KOR 한 korean", "USA 미 korean", "JPN 일 korean"}},
		{"중소기업의 미소", "", []string{"USA 미 korean", "RUS 소 korean"}},
		{"ASEAN과 USA의 관계", "", []string{"ASEAN ASEAN name", "USA USA name"}},
		{"대만(타이완), 세르비아 몬테네그로", "2004", []string{"TWN 대만 korean", "TWN 타이완 korean", "CSXX 세르비아 몬테네그로 korean"}},
		// decomposed
		{"\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1174", "",
			[]string{"KOR \u1112\u1161\u11ab\u1100\u116e\u11a8 korean"}},
	})
}
