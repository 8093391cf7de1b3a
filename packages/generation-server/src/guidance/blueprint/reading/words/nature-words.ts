/** Nouns of trees, plants, flowers and landscape. Notation: see `parseWordTable`. */
export const TREE_WORDS = `
broadleaf_tree: tree, ^shade tree, ^deciduous tree, ^broadleaf tree, oak, oak tree, beech, beech tree, ^maple, maple tree, ash tree, linden, basswood, ^lime tree tilia, ^elm tree crown, hornbeam, alder, alder tree, buckeye, buckeye tree, horse chestnut, ^chestnut tree, sweetgum, tupelo, hickory tree, ^hickory, pecan tree, walnut tree, ^rubber tree, ^ficus, ficus tree, ^fig tree, camphor tree, ^neem, neem tree, mahogany tree, ^teak tree, ^kapok, kapok tree, ^ebony tree, tamarind tree, ^carob tree, sassafras, ^hackberry, ^sycamore, ^plane tree, ^bodhi tree, ^locust tree, ^ironwood, ^cottonwood, ^catalpa, ^treant, ^ent, ^money tree, ^gum tree, ^mimosa tree, ^mulberry tree, ^olive tree, ^mango tree, ^avocado tree, ^durian tree, ^breadfruit tree, ^jackfruit tree, ^rainbow tree, ^magic tree, ^birch leaf tree, ^rainbow eucalyptus, ^redbud leaf, ^mangrove, mangrove tree, mangrove, ^holly tree, ^boxwood tree, ^hawthorn, ^rowan, ^serviceberry, ^elder tree, ^paulownia, ^almond tree, ^nut tree, ^hazel tree, ^cork oak, ^cork oak tree, ^holm oak, ^bay tree, ^bay laurel, ^gingko, ^sandalwood, ^sandalwood tree, ^rosewood tree, ^padauk, ^buckthorn
broadleaf_tree crown=spreading: ^live oak, ^spreading oak, ^spreading tree, ^southern live oak, ^angel oak
broadleaf_tree crown=spreading trunk=thick: banyan, ^banyan tree, ^world tree, ^tree of life, ^yggdrasil, ^ancient tree, ^old tree, ^ancient oak, ^old oak, ^giant tree, ^wise tree, ^great deku tree, ^tree of souls, ^thousand year old tree, ^sacred tree
broadleaf_tree trunk=twisted: ^twisted tree, ^gnarled tree, ^crooked tree, ^gnarled oak, ^wizened tree, ^contorted tree, ^corkscrew tree, ^tangled tree
broadleaf_tree trunk=double: ^twin tree, ^forked tree, ^double-trunk tree, ^split tree, ^two-trunked tree
broadleaf_tree crown=vase: elm, elm tree, zelkova
broadleaf_tree crown=oval trunk/white-bark: birch, birch tree, silver birch, ^paper birch, aspen, aspen tree
broadleaf_tree crown=column: poplar, poplar tree, lombardy poplar, ^tulip poplar, ^tulip tree, ^yellow poplar, ^eucalyptus, eucalyptus tree, ^italian poplar
broadleaf_tree crown=oval: pear tree, hazel, ^ginkgo, ginkgo tree leaves/golden-yellow, ^maidenhair tree, ^cacao tree, ^cocoa tree, ^coffee tree, ^tea tree, ^sugar maple, ^ash, linden tree, ^camellia tree, ^clove tree, ^nutmeg tree, ^cinnamon tree
broadleaf_tree foliage=autumn leaves/red: japanese maple, ^red maple, ^autumn tree, ^fall tree, ^red oak
broadleaf_tree crown=conical: holly, magnolia leaf tree
broadleaf_tree crown=umbrella: acacia, acacia tree, umbrella tree, ^thorn tree, ^flame tree, ^royal poinciana, ^dragon tree, dragon's blood tree, ^stone pine umbrella, ^silk tree, ^rain tree, ^monkeypod, ^wattle, ^savanna tree
broadleaf_tree crown=weeping: willow, willow tree, weeping willow, weeping tree, ^pussy willow, ^weeping beech, ^pepper tree
broadleaf_tree crown=weeping foliage=blossom leaves/pink: ^weeping cherry, ^weeping cherry tree, ^wisteria tree leaves/lavender, ^golden chain tree leaves/yellow, laburnum leaves/yellow
broadleaf_tree crown=baobab: baobab, baobab tree, ^bottle tree, ^boab, ^ponytail palm tree, bottletree
broadleaf_tree foliage=blossom leaves/pink: cherry blossom tree, ^cherry tree, ^sakura tree, sakura, ^cherry blossom bonsai, ^plum blossom tree, ^peach tree, ^almond blossom tree, ^blossom tree, ^flowering tree, ^crabapple tree, crabapple, ^crape myrtle, crepe myrtle, ^redbud leaves/magenta, redbud tree leaves/magenta, ^judas tree, ^tamarisk, ^apricot tree, ^plum tree, ^trumpet tree, ^handkerchief tree leaves/white, ^spring tree, ^blossoming tree
broadleaf_tree foliage=blossom leaves/white: ^dogwood, dogwood tree, ^pear blossom tree, ^apple blossom tree, ^hawthorn tree, ^mock orange, ^snowbell, ^fringe tree, ^magnolia bush, ^franklinia
broadleaf_tree foliage=blossom leaves/lavender: jacaranda, jacaranda tree, ^chaste tree, ^lilac tree
broadleaf_tree +flowers flowers/pink crown=conical: magnolia tree
broadleaf_tree +flowers flowers/white: ^frangipani tree, ^plumeria tree, ^gardenia tree, ^orange blossom tree, ^coffee plant tree
broadleaf_tree +fruit fruit/red: ^fruit tree, apple tree, ^pomegranate tree, ^lychee tree, ^holly berry tree, ^rowan tree, ^medlar tree fruit/brown, ^strawberry tree, ^arbutus tree, ^tomato tree
broadleaf_tree +fruit fruit/orange: orange tree, ^citrus tree, ^tangerine tree, ^kumquat tree, ^loquat tree, ^clementine tree, ^apricot fruit tree, ^persimmon, persimmon tree
broadleaf_tree +fruit fruit/yellow: lemon tree, ^grapefruit tree, ^pomelo tree, ^quince tree, ^lime tree fruit/lime-green, ^starfruit tree, ^guava tree
broadleaf_tree +fruit fruit/purple: ^fig fruit tree, ^mulberry fruit tree, ^mangosteen tree, ^date plum tree, ^olive fruit tree
broadleaf_tree foliage=bare: bare tree, dead tree, ^leafless tree, ^withered tree, ^winter tree, ^burnt tree, ^spooky tree, ^halloween tree, ^haunted tree, ^whomping willow, snag, ^petrified tree
conifer: conifer, fir, fir tree, spruce, spruce tree, ^evergreen, evergreen tree, ^douglas fir, ^balsam fir, ^hemlock tree, ^larch, larch tree, ^tamarack, ^yew tree, yew, ^cedar, cedar tree, ^coniferous tree, ^norway spruce, ^arborvitae, ^cryptomeria, ^juniper tree, juniper, ^hemlock, thuja
conifer +ornaments: christmas tree, xmas tree, ^holiday tree, ^yule tree
conifer form=pine: pine, pine tree, scots pine, ^white pine, ^stone pine, pinyon, ^ponderosa pine, ^kauri, kauri pine
conifer form=pine trunk=twisted: ^bristlecone pine, ^twisted pine, ^windswept pine, ^gnarled pine, ^juniper tree twisted
conifer form=column: cypress, cypress tree, italian cypress, ^leyland cypress, ^columnar tree
conifer form=redwood: redwood, sequoia, giant sequoia, ^sequoia tree, redwood tree, ^coast redwood, ^metasequoia
conifer form=drooping: monkey puzzle, monkey puzzle tree, araucaria, ^norfolk pine, ^deodar, ^deodar cedar, ^weeping spruce, ^wollemi pine
palm_tree: palm, palm tree, date palm, ^queen palm, ^royal palm, ^oil palm, ^areca palm, areca, ^sago palm, ^cycad, cycad, ^sago, sabal, ^raffia palm, ^betel palm, ^parlor palm
palm_tree +coconuts: coconut palm, coconut tree, ^coconut palm tree, ^cocos
palm_tree form=fan: fan palm, palmetto, ^saw palmetto, ^windmill palm, ^washingtonia, ^talipot, ^traveler's palm, ^travellers palm
palm_tree form=fern: tree fern, fern tree, ^tropical fern tree
palm_tree form=banana: banana tree, banana plant, ^banana palm, ^plantain tree, abaca, ^papaya tree, ^plantain plant, ^pawpaw tree, ^papaya plant
bamboo: bamboo, bamboo tree, ^bamboo grove, ^lucky bamboo, ^bamboo clump, ^bamboo shoots plant
bamboo form=stalk: bamboo stalk, bamboo stem, ^bamboo pole, ^sugarcane, ^sugar cane, ^sugarcane stalk, ^bamboo stick, ^bamboo shoot, bamboo shoot
tree_stump: tree stump, stump, ^chopping block
tree_stump form=trunk: tree trunk, ^trunk of tree, ^tree bark, ^bark
tree_stump form=log: ^log, ^fallen log, ^wooden log, ^timber log, ^firewood, ^yule log wood, ^tree log
tree_stump form=hollow: hollow log, hollow tree, ^hollow trunk
bonsai: bonsai, bonsai tree, penjing, ^bonsai pine, ^juniper bonsai, ^maple bonsai leaves/red
topiary: topiary, ^topiary tree, ^topiary ball, ^boxwood topiary, ^lollipop tree
topiary form=cone: ^topiary cone, ^cone topiary, ^pyramid topiary, ^conical topiary, ^boxwood cone
topiary form=spiral: spiral topiary, ^topiary spiral
topiary form=animal: ^animal topiary, ^topiary animal
topiary form=butterfly: ^butterfly topiary
grove: grove, forest, wood grove, woods, woodland, ^jungle, ^rainforest, orchard, ^thicket, ^copse, ^tree line, ^enchanted forest, ^tropical forest, coppice
grove form=conifer: ^pine forest, ^fir forest, ^conifer forest, ^taiga, ^evergreen forest, ^redwood forest
grove form=bamboo: bamboo forest
grove form=palm: ^palm grove
grove form=fern: fern grove, ^fern forest
`;

export const PLANT_WORDS = `
shrub: ~shrub, bush, ^bushes, boxwood, ^box shrub, rhododendron bush, ^berry bush, ^tea plant, tea bush, ^tea shrub, ^tumbleweed, ^sagebrush, ^gorse, ^privet, ^broom bush, ^laurel, ^myrtle, ^barberry, ^cotoneaster, ^juniper bush, ^currant bush, ^heather bush, ^burning bush leaves/red, ^euonymus, ^viburnum, ^witch hazel leaves/yellow, ^smoke bush leaves/maroon, ^coffee plant, ^coffee bush, ^bramble, ^briar
shrub form=spreading: ^creeping juniper, ^juniper shrub, ^spreading shrub, ^spreading bush, ^ground juniper, ^scrub, ^brushwood, ^underbrush, ^thornbush, ^chaparral
shrub form=hedge: hedge, ^hedgerow, ^hedge maze, ^boxwood hedge
shrub form=mound leaves/moss-green: moss, ^moss mound, ^moss ball, ^marimo, lichen, ^clump of moss, ^ground cover, ^sedum mat, liverwort, sphagnum, ^algae, kokedama
shrub +flowers flowers/pink: rosebush, rose bush, ^flowering bush, ^flower bush, azalea, ^camellia bush, oleander, ^hibiscus bush, ^peony bush, ^hydrangea bush flowers/blue, ^weigela, ^spirea flowers/white, ^gardenia bush flowers/white, ^butterfly bush flowers/purple, buddleia, ^lilac bush flowers/lilac, ^bougainvillea bush flowers/magenta, ^fuchsia bush, ^lantana, ^forsythia flowers/yellow, forsythia flowers/yellow, ^azalea bush, ^quince bush, ^rose of sharon, ^flower bed, ^flowerbed, ^flower garden, ^wildflowers
shrub +berries berries/red: ^holly bush, ^holly berry, ^raspberry bush, ^blueberry bush berries/blue, ^blackberry bush berries/black, ^gooseberry bush berries/light-green, ^cranberry bush, ^berry plant, ^tomato plant, ^pepper plant, ^chili plant, ^strawberry plant, ^cotton plant berries/white, ^cotton bush berries/white, ^goji bush, ^juniper berry berries/blue, ^eggplant plant berries/purple, ^firethorn, ^pyracantha, ^elderberry bush berries/black, ^boysenberry bush
vine: ~vine, ^climbing plant, ivy, ^english ivy, ^poison ivy, ^pothos plant, ^kudzu, liana, ^woodbine, ^philodendron vine, ^bean vine, ^beanstalk, ^kiwi vine, ^pea vine, ^potato vine, ^sweet potato vine, ^virginia creeper leaves/crimson, ^boston ivy, ^hop vine, ^hops, ^squash vine, ^cucumber vine, ^clematis vine, ^creeping fig, ^vanilla vine, ^pepper vine
vine +fruit fruit/purple: grapevine, grape vine, ^grapes on vine, ^passion fruit vine, ^vineyard, ^tomato vine fruit/red
vine +flowers flowers/lavender form=trellis: wisteria, wistaria, ^clematis, ^jasmine vine flowers/white, ^jasmine flowers/white, ^bougainvillea flowers/magenta, bougainvillea flowers/magenta, ^trumpet vine flowers/orange, ^morning glory vine flowers/blue, ^sweet pea flowers/pink, ^mandevilla flowers/pink, ^passion vine flowers/purple, ^climbing rose flowers/pink, ^honeysuckle flowers/cream, honeysuckle flowers/cream, ^honeysuckle vine flowers/cream, ^star jasmine flowers/white, ^flowering vine, ^climbing flower, ^hoya flowers/pink, ^nasturtium flowers/orange, ^cape honeysuckle flowers/orange
vine form=hanging: ^hanging plant, ^pothos, ^golden pothos, ^philodendron, ^tradescantia leaves/purple, ^wandering jew leaves/purple, ^swedish ivy, ^trailing plant, ^lobelia, ^string of hearts, ^spanish moss, ^macrame plant hanger, ^hanging planter, ^hanging basket
fern: ~fern, ^boston fern, bracken, ^staghorn fern, ^maidenhair fern, ^maidenhair, ^asparagus fern, ^bird's nest fern, ^fiddlehead fern, ^sword fern, ^cycad leaf
fern form=frond: frond, fern frond, ^fern leaf, ^fiddlehead, ^palm frond, ^palm leaf, ^fern sculpture
rosette_plant: aloe, aloe vera, ^aloe tree, ~rosette plant, ^snake plant aloe, ^haworthia, haworthia, ^gasteria, kalanchoe leaf, ^bilbergia
rosette_plant form=agave: agave, century plant, ^blue agave, ^maguey, ^tequila plant, ^dasylirion, ^sotol, ^artichoke agave, ^pineapple plant
rosette_plant form=yucca: yucca, joshua tree, ^yucca tree, ^spanish bayonet, ^dracaena, dracaena, ^dragon plant, ^ponytail palm, ^cordyline, ^ti plant, ^soapweed, ^madagascar dragon tree
rosette_plant form=spider: spider plant, ^air plant, tillandsia, ^grass lily, ^liriope, ^mondo grass
rosette_plant form=bromeliad flowers/red +flowers: bromeliad, ^guzmania, ^earth star, ^vriesea, ^silver vase plant
rosette_plant form=echeveria: succulent, echeveria, sempervivum, houseleek, hen and chicks, ^sedum, stonecrop, ^crassula, ^jade plant, ^kalanchoe, ^desert rose plant, ^ghost plant, ^aeonium, ^money plant jade
rosette_plant form=strings: ^string of pearls plant, ^string of pearls succulent, ^beaded plant, ^burro's tail, ^donkey tail, ^cascading plant, ^pearl plant, ^string of bananas
rosette_plant form=stones: lithops, ^living stone, ^living stones
cactus: cactus, saguaro, ^saguaro cactus, ^san pedro cactus, ^desert cactus, ^cacti
cactus form=barrel: barrel cactus, ^golden barrel cactus, ^moon cactus, mammillaria, ^peyote, ^ball cactus, ^pincushion cactus, ^hedgehog cactus, ^star cactus, ^echinocactus, ^euphorbia
cactus form=paddle: prickly pear, ^prickly pear cactus, opuntia, ^nopal, ^cholla, ^bunny ear cactus, ^christmas cactus, nopal, ^paddle cactus
cactus form=column: organ pipe cactus, ^column cactus, ^cereus, ^torch cactus, ^old man cactus, ^totem pole cactus
leafy_plant: ~plant, ~herb, ^houseplant, house plant, ^potted plant +pot, ^indoor plant +pot, ^croton, ^croton bush, coleus, ^begonia leaf, ^caladium, caladium, ^calathea, ^prayer plant, maranta, ^zz plant, ^dieffenbachia, dumb cane, ^shrub leaf, ^green plant, ^foliage, ^leaves, ^weed, ^nettle, stinging nettle, ^tobacco, ^peperomia, ^fittonia, ^foliage plants, ^polka dot plant, ^aglaonema, ^bean plant, ^soybean plant, ^potato plant, ^peanut plant, ^vegetable plant, ^greenery, ^vegetation, ^tropical plant, ^jungle plant, ^magic plant, ^alien plant, ^crop, ^spinach, ^rocket salad, ^chard, ^kale, ^lettuce plant, ^collard, ^mustard plant, ^plantain herb, ^radish plant, ^spurge, ^ragweed, ^rhubarb plant, ^cardoon
leafy_plant form=broad: ^ficus plant, ^rubber plant, rubber plant, ^fiddle leaf fig, ^elephant ear, elephant's ear, ^taro, ^bird of paradise plant, ^hosta, hosta, plantain lily, ^canna leaf, ^alocasia, alocasia, ^gunnera, ^water plant, skunk cabbage, ^ginger plant, ^turmeric plant, ^cast iron plant, aspidistra, ^anthurium plant, ^banana leaf plant
leafy_plant form=split: monstera, ^swiss cheese plant, monstera deliciosa, ^split leaf philodendron, ^schefflera, ^umbrella plant, ^castor bean plant, ^papyrus plant
leafy_plant form=upright: snake plant, sansevieria, mother-in-law's tongue, ^mother in law's tongue, ^iris leaf, ^corn plant, ^maize plant, ^cornstalk, corn stalk, ^cast iron, ^ginger stalk, ^horsetail plant
leafy_plant form=herb: basil, mint, ^peppermint, ^spearmint, ^sage, ^parsley, parsley, ^cilantro, coriander, ^oregano, oregano, ^marjoram, ^thyme, thyme, ^dill, dill, ^tarragon, ^rosemary, rosemary, ^fennel, fennel, ^chives, chive, ^catnip, catmint, ^lemon balm, ^chervil, ^lovage, ^watercress, ^arugula, ^bay leaf, ^culinary herb, ^verbena, ^stevia, ^savory, ^rue, ^valerian, ^comfrey, ^wormwood, ^lemongrass
leafy_plant form=clover: clover, four-leaf clover, ^four leaf clover, shamrock, ^oxalis, ^wood sorrel, ^trefoil, ^clover leaf, ^lucky clover, alfalfa
leafy_plant form=sprout: sprout, seedling, sapling, ^plant sprout, ^bean sprout, ^cress, ^shoot, ^germinating seed, ^young plant, ^bean sprouts, ^microgreens
reeds: ~grass, ~reed, ^grass clump, ^ornamental grass, ^lawn, ^turf, ^sedge, ^rush, ^bulrush, ^tall grass, ^grass blades, ^fountain grass, ^bamboo grass, ^rice plant, ^zebra grass, ^blue fescue blades/blue-gray, ^fescue, ^prairie grass, ^chia pet, ^grassland, ^beach grass, ^seagrass, ^vetiver, ^reed bed, ^hay, ^straw, ^haystack, ^quinoa plant, ^bluegrass, ^leek plant
reeds form=cattail +heads: cattail, ^cattails, reedmace, bullrush
reeds form=wheat +heads blades/golden-yellow heads/golden-yellow: wheat, wheat stalk, ^wheat sheaf, ^sheaf of wheat, barley, rye, oats, ^oat, ^rice stalk, ^ear of wheat, ^millet, ^sorghum, ^grain stalk, ^wheat field, ^cereal grass, ^ear of grain
reeds form=pampas +heads heads/cream: pampas grass, ^feather grass, ^fountain grass plume, ^plume grass, ^toetoe
reeds form=hemp: hemp, ^hemp stalk, cannabis, marijuana, ^weed plant, ^flax, ^jute, ^ganja
reeds form=papyrus: papyrus, ^umbrella sedge, ^horsetail, horsetail fern, scouring rush
reeds form=seaweed: seaweed, kelp, ^sea grass, eelgrass, ^algae strand, ^wakame, ^nori plant, sargassum, ^water weed
flytrap: venus flytrap, venus fly trap, flytrap, ^fly trap, ^carnivorous plant, ^piranha plant, ^man-eating plant, ^insectivorous plant
flytrap form=pitcher: pitcher plant, nepenthes, ^sarracenia, ^monkey cup, ^cobra lily
flytrap form=sundew: sundew, drosera, butterwort
leaf: leaf, ^tree leaf, ^green leaf, ^lettuce leaf, ^bay leaf single, ^tea leaf, ^mint leaf, ^basil leaf, ^autumn leaf, ^fallen leaf, ^tobacco leaf, ^magnolia leaf, ^elm leaf, ^beech leaf, ^birch leaf, ^skeleton leaf, ^petal, ^rose petal, ^flower petal, ^ash leaf, ^leaf litter, ^philodendron leaf, ^croton leaf
leaf form=maple blade/red: maple leaf, ^canadian maple leaf, ^sycamore leaf
leaf form=oak: oak leaf
leaf form=long: ^willow leaf, ^eucalyptus leaf, ^aloe leaf, ^bamboo leaf, ^banana leaf, ^aloe vera leaf, ^blade of grass, ^grass blade, ^agave leaf, ^laurel leaf, ^olive leaf
leaf form=heart: ^monstera leaf, ^heart leaf, ^caladium leaf, ^philodendron heart, ^lotus leaf, ^taro leaf, ^ivy leaf
leaf form=ginkgo blade/golden-yellow: ginkgo leaf, ^gingko leaf
leaf form=fern: ^acacia leaf, ^compound leaf, ^cannabis leaf, ^marijuana leaf, ^weed leaf, ^palm leaf fan
leaf form=feather blade/white veins/ivory: feather, plume, ^peacock feather blade/teal, ^eagle feather blade/brown, ^ostrich feather, ^raven feather blade/black, ^feather pen, ^bird feather
branch: branch, twig, bough, ^tree branch, sprig, ^olive branch +fruit fruit/olive-green, ^laurel branch, ^willow branch, ^fir branch, ^pine branch, ^eucalyptus branch, ^holly sprig +fruit fruit/red, ^mistletoe +fruit fruit/white, mistletoe +fruit fruit/white, ^mulberry branch +fruit fruit/purple, ^vine branch, ^leafy branch, ^berry branch +fruit fruit/red, ^coffee branch +fruit fruit/red, ^sprig of holly +fruit fruit/red, ^holly leaf +fruit fruit/red, ^rosemary sprig, ^olive branches +fruit fruit/olive-green
branch +flowers form=bare flowers/pink: ^cherry blossom branch, ^blossom branch, ^plum blossom branch, ^cotton branch flowers/white, ^cherry branch, ^sakura branch, ^peach branch, ^almond branch flowers/white, ^flowering branch, ^pussy willow branch flowers/gray, ^magnolia branch, ^dogwood branch flowers/white
branch form=bare: stick, ^wooden stick, ^bare branch, ^dowsing rod, ^wood branch, ^cinnamon stick, ^kindling, ^stick insect branch
branch form=driftwood: driftwood, ^drift wood
root form=ginger: ginger, ginger root, ^turmeric, turmeric root, ^galangal, ^ginger rhizome, rhizome, ^tuber, ^wasabi root, ^jerusalem artichoke, ^oca
root form=ginseng: ginseng, ginseng root, mandrake, mandrake root, ^parsnip root, ^horseradish, ^cassava, ^yuca, ^manioc, ^daikon, ^licorice root, ^burdock
root form=fibrous: root, ^tree root, ^roots, ^tree roots
root form=potato: potato, ^russet potato, ^spud, ^baked potato, ^new potato, ^red potato, truffle mushroom, ^truffle, ^jicama, ^taro root, ^celeriac, ^purple potato, ^hot potato
root form=sweet_potato root/orange-brown: sweet potato, yam, ^purple yam
mushroom: ~mushroom, toadstool, ^fly agaric cap/red +spots, fly agaric cap/red +spots, ^amanita cap/red +spots, amanita cap/red +spots, ^death cap cap/olive, fungus, fungi, ^portobello, portobello, ^magic mushroom, ^psilocybin mushroom, ^champignon, ^parasol mushroom, ^mushroom top, ^mushroom cap, ^mushroom house plant, ^wild mushroom, ^russula, bolete, ^boletus, porcini, ^cep, ^agaric
mushroom form=button cap/white: button mushroom, ^white mushroom, ^champignon mushroom, ^shiitake cap/brown, shiitake mushroom cap/brown, shiitake cap/brown, cremini cap/brown, puffball, puffball mushroom, ^stinkhorn
mushroom form=morel: morel, morel mushroom, ^false morel
mushroom form=chanterelle cap/golden-yellow stem/golden-yellow: chanterelle, ^chanterelle mushroom, ^trumpet mushroom, ^king oyster mushroom, ^coral fungus
mushroom form=shelf: shelf fungus, bracket fungus, oyster mushroom, reishi, ^turkey tail, ^turkey tail mushroom, ^polypore, ^tree fungus, ^chaga, polypore, ^maitake
mushroom form=cluster: ^mushroom cluster, ^mushrooms, enoki, ^enoki mushroom, ^mushroom patch, ^fairy ring, ^honey mushroom, ^mushroom colony, ^mushroom garden, ^glowing mushrooms
`;
