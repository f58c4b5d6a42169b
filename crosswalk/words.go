package crosswalk

// words are every word of an English dictionary that is one letter from a name of ours and not among the
// common ones: with another first letter ("prance"), or so short that a letter makes another word ("ivan").
var words = set(`
acosta aden aisles ales alta anion anna appal astern atari audi axons bade bales banal banes banish
beard biddle bland boast boles bongo boreas brand bunion burks butch cacao cambia canes capers
cations chads chan chap char chat chid chin clad cong creek creeks croup crucial cube cubs cuter
dalian dalliance dark dative diddle dilbert dimes dirk disraeli diver doles dork dormer drench
driver elena ember erich erie especial estate estates etta eyre faint feeling fiddle filbert fiver
foods forte forth from fuji gales gerald gland goods grade gram grange grits hales heeling herbs
herman hersey hess hilbert holes hoods hussies hutch iberia iberian inland iras iren iron ivan
jerald jesse jinns karma keven kongo labs laden lads lagos lags lajos lams lanes laps lars lass lats
laws layman lays legion lenin leos limes liver lurks magi mail mala male males mall malt manes mani
maples mari maris maui merman mimes mitts moles monger mongers moods mouth murks muter nate natl
neal nice nike nile nine nite olivia omar omen onion oran osman pain paint panes passel pastern
peeling perk perl perm pert piddle pinter pitts prance pussies range rationalist rations reeks
reeling riddle rimes roast roland roles rolland roods router saar sade sales saris satin scam seam
sean selena semen sepal sham shana sian siberia siberian slam slander slanders soles spam span spin
spry supper swam taint tales tapers tassel tatar thad tiger toast toga togs tojo tong torte toto
trait traits trance treat trench triton umpire undies user vales vanes vanish ventral verbs voles
wale wanda wilbert winter woman worth wrench writs youth
`)

// isCommon says whether a word is one of English, and so never a misspelt name.
func isCommon(word string) bool { return common[word] || words[word] }
