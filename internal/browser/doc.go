// Package browser shows the pages to a real browser and holds no code but tests.
//
// What a page must do for its reader cannot be seen in its HTML: that the slider moves from the
// keyboard, that the map is drawn, that nothing is fetched from another host, that a phone need not
// scroll sideways, that the contrast suffices in the dark. The tests build the program, let it serve a
// ledger made from the starter, and drive Chromium against it.
//
// What the pages say is tested where it is made, in ask, tie and web; here it only matters that it
// arrives. Start with tab_test.go: a tab fails its test on any error in the console, any failed
// request and any request to another host, whatever else the test looks for.
//
// Two flags serve people rather than tests: -shots DIR writes a picture of every page there, and
// -picture makes docs/picture.png again.
package browser
