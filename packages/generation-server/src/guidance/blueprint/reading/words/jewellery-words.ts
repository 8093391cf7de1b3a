/** Nouns of jewellery, gems, rocks and plain solids. Notation: see `parseWordTable`. */
export const JEWELLERY_WORDS = `
ring: ring, ^engagement ring, ^finger ring, ^toe ring, ^promise ring, ^jewelry ring, ^cocktail ring, ^statement ring, ^halo ring, ^solitaire ring, ^solitaire, ^mood ring, ^nose ring, ^lip ring, ^collar ring
ring setting=signet: signet ring, signet, class ring, seal ring, championship ring, college ring, super bowl ring
ring setting=band: wedding band, wedding ring, ^band ring, ^ring band, puzzle ring, thumb ring, claddagh, claddagh ring, spinner ring, stacking ring, ^stackable ring, ^band
ring setting=eternity: eternity ring, eternity band, anniversary band, anniversary ring
ring band=twisted: ^twisted ring, ^twist ring, ^rope ring, ^spiral ring, ^infinity ring, ^knot ring
ring band=braided: ^braided ring, ^woven ring, ^celtic ring, ^celtic knot ring, ^braided band ring
ring cut=oval: ^oval ring, ^oval-cut ring
ring cut=square: ^square ring, ^princess-cut ring, ^emerald-cut ring, ^asscher ring
ring cut=marquise: ^marquise ring, ^navette ring
ring cut=pear: ^teardrop ring, ^pear ring, ^pear-cut ring
ring cut=heart: ^heart ring, ^heart-shaped ring, ^sweetheart ring
ring setting=cluster: cluster ring, dome ring
earrings: ~earring, earrings, drop earring, dangle earring, dangling earring, ear jewelry, ^pair of earrings, pendant earring, ^tassel earring, ^ear drop, clip-on
earrings shape=star: ^star earring, ^starfish earring, ^moon and star earring
earrings shape=heart: ^heart earring, ^heart-shaped earring
earrings shape=leaf: ^leaf earring, ^feather earring, ^wing earring, ^fern earring
earrings shape=flower: ^flower earring, ^daisy earring, ^floral earring, ^rose earring, ^butterfly earring
earrings shape=figure: ^cat earring, ^skull earring, ^animal earring, ^snake earring, ^dragon earring, ^fish earring, ^novelty earring, ^bird earring
earrings form=stud: stud earring, ^stud, ear stud, post earring, ^piercing stud, ^nose stud, plug, ^ear plug jewelry
earrings form=hoop: hoop earring, ^huggie, huggie earring, ^ear hoop
earrings form=cuff: ear cuff, ear climber, ear crawler
earrings form=chandelier: chandelier earring, statement earring
earrings form=teardrop: teardrop earring
necklace: ~necklace, ^pendant necklace, ^torc, torque, lavaliere, lavalier, ^necklet, ^jewelry set, ^station necklace, ^bib necklace, sautoir, ^y necklace, rivière, ^statement necklace, ^jewelry, ^jewellery, ^jewel set, ^costume jewelry, bijou
necklace pendant=teardrop: ^teardrop necklace, ^drop necklace
necklace pendant=heart: ^heart locket necklace, ^love necklace, ^sweetheart necklace
necklace pendant=cross: ^crucifix necklace, ^rosary necklace
necklace pendant=spiral: ^spiral necklace, ^koru necklace, ^infinity necklace
necklace pendant=bar: ^bar necklace, ^nameplate necklace, ^name necklace, ^id necklace
necklace pendant=star: ^star necklace, ^snowflake necklace
necklace form=beaded beads/pearl: string of pearls necklace, ^string of pearls, ^pearl necklace, pearl strand, ^strand of pearls, string of beads, beaded necklace, ^bead necklace, ^beads, mala, mala beads, rosary, prayer beads, ^worry beads, ^lei of shells, ^puka shell, love beads, wampum
necklace form=chain: gold chain, ^chain necklace, ^neck chain, ^rope chain, ^cuban link chain, ^cuban link, ^link chain necklace, ^body chain, ^belly chain, ^waist chain
necklace form=choker: choker, ^dog collar necklace, ^choker necklace, ^collar necklace
pendant: ^pendant, amulet, talisman, ^charm pendant, ^gem pendant, ankh, ^pectoral, scarab amulet, ^dog tag, dogtag, ^jewelry pendant, ^charm, ^phylactery, ^milagro
pendant form=round: ^round pendant, ^disc pendant, ^circle pendant, ^coin pendant, ^medallion pendant
pendant form=teardrop: ^teardrop pendant, ^drop pendant, ^pear pendant
pendant form=square: ^square pendant, ^rectangular pendant, ^dog tag pendant, ^bar pendant
pendant form=spiral: ^spiral pendant, ^koru pendant, ^infinity pendant
pendant form=locket: locket
pendant form=cross: ^cross necklace, cross pendant, rosary cross, ^crucifix pendant
pendant form=heart: ^heart pendant, heart necklace
pendant form=moon: ^moon pendant, ^crescent pendant, ^moon necklace
pendant form=star: star pendant, ^star of david
bracelet: bracelet, ^chain bracelet, anklet, ankle bracelet, ^wristlet bracelet, ^armlet, charm bracelet, ^link bracelet, friendship bracelet, ^foot bracelet, ^id bracelet, ^medical bracelet
bracelet form=cuff: cuff, cuff bracelet, ^armband, ^arm cuff, ^arm ring, ^bracer, ^wrist cuff, ^slave bracelet, ^upper arm cuff
bracelet form=bangle: bangle, bangle bracelet, ^kada
bracelet form=beaded stones/turquoise +stones: beaded bracelet, ^bead bracelet, ^pearl bracelet +stones
bracelet form=tennis +stones stones/diamond: tennis bracelet
bracelet form=braided: ^braided bracelet, ^wristband, ^sweatband, ^rubber band bracelet
tiara: tiara, diadem, ^coronet, ^princess tiara, ^bridal tiara
tiara form=crown: crown, ^king crown, ^queen crown, ^royal crown, ^imperial crown, ^papal tiara, ^regalia
tiara form=circlet: circlet, headpiece, ^laurel wreath, ^laurel crown, ^crown of thorns, ^hair wreath, ^frontlet, maang tikka, ^tikka, ^hair jewelry, ^halo
brooch: brooch, broach, breastpin, ^jewelry pin, stickpin, ^lapel pin, ^bar pin, ^corsage pin, fibula, ^pin brooch, ^sunburst
brooch form=flower: ^flower brooch, ^floral brooch, ^rose brooch, ^daisy brooch
brooch form=star: ^star brooch, ^starburst brooch, ^snowflake brooch
brooch form=bar: ^bar brooch, ^safety pin brooch, ^kilt pin, ^penannular brooch
brooch form=cameo: cameo, cameo brooch
brooch form=buckle: belt buckle, buckle
brooch form=tie_clip: tie clip, tie bar, tie tack, tiepin, tie pin, money clip, ^bookmark, ^clasp
cufflinks form=square: ^square cufflink, ^rectangular cufflink, ^dice cufflink
cufflinks: cufflink, cuff link, ^shirt stud, ^collar stud
wristwatch: wristwatch, ^watch, wrist watch, chronograph, ^dive watch, ^diving watch, ^sports watch, ^timepiece, ^rolex, ^pilot watch, chronometer
wristwatch form=smart: smartwatch, smart watch, apple watch, ^digital watch, ^fitness watch, ^watch face, ^calculator watch
wristwatch form=band: fitness tracker, fitness band, fitbit, ^activity tracker, ^sleep tracker, ^watch band, ^watch strap, ^smart band, ^fitness bracelet, ^smart bracelet, heart rate monitor
pocket_watch: pocket watch, fob watch, hunter watch, ^fob
pocket_watch form=compass: compass, ^magnetic compass, ^mariner's compass, ^pocket compass, astrolabe, gyrocompass, ^quadrant, sextant, ^sundial compass, ^navigation instrument, ^barometer, ^altimeter
pocket_watch form=stopwatch: stopwatch, ^stop watch, ^pedometer
hair_clip: hair clip, barrette, hairclip, ^bobby pin, ^hair slide, ^claw clip, ^hair accessory, ^hair bow clip, ^kanzashi
hair_clip form=comb: hair comb, ^mantilla comb, ^decorative comb
hair_clip form=pin: hairpin, hair pin, ^hair stick, ^hatpin, hat pin, ^kanzashi pin
hair_clip form=band: hairband, hair band, ^alice band
hair_clip form=scrunchie: scrunchie, scrunchy, ^hair tie, ^hair elastic
keychain: keychain, key chain, key ring, keyring, ^key fob, fob key, ^bag charm, ^phone charm, ^zipper pull, ^luggage tag, ^key holder, carabiner
keychain charm=key: ^key keychain, ^heart key keychain, ^car keychain
keychain charm=figure: ^animal keychain, ^teddy bear keychain, ^character keychain, ^plush keychain, ^cat keychain, ^dog keychain, ^snake keychain, ^dinosaur keychain, ^skull keychain
keychain charm=ball: basketball keychain, ^ball keychain
medal: medal, decoration medal, ^military medal, purple heart, ^war medal, ^medal of honor, ^award ribbon, ^award medal, ^rosette award, ^lanyard
medal form=coin: medallion, ^commemorative medal, ^amulet coin, ^gold medal, ^silver medal disc/silver, ^bronze medal disc/bronze
medal form=badge: badge, ^police badge, ^sheriff badge, ^shield badge, name tag, ^button badge, ^pin badge, ^enamel pin, ^merit badge, ^insignia, ^crest badge, ^emblem badge, ^patch, epaulette, epaulet
medal form=star: ^sheriff star, ^star badge, ^military star
`;

export const GEM_AND_ROCK_WORDS = `
rock: rock, stone, boulder, ~mineral, ^rough stone, ^cobblestone, limestone, fieldstone, ^meteor, meteorite, asteroid, aerolite, ^metamorphic rock, ^sedimentary rock, ^igneous rock, erratic, ^rubble, scree, ^marble block, ^stone block, ^moon rock, ^tuff, ^breccia, ^concretion, ^flint, flintstone, ^philosopher's stone, ^rock pile, ^stone fragment, ^stone texture, ^coal lump, ^charcoal, ^coal, ^lump of coal, ^brimstone, ^pet rock, ^clod, ^megalith, ^runestone, ^rune stone
rock +veins: ^vein, ^quartz vein, ^mineral vein, ^gold vein, ^ore vein, ^lode, ^geological vein, ^gneiss, ^veined rock, ^marbled rock
rock form=pebble: pebble, ^river stone, ^river rock, ^worry stone, ^skipping stone, ^gravel, ^beach stone, ^touchstone, ^zen stones, ^cairn, ^stone stack, cobble, ^shingle stone, ^stepping stone, ^tumbled stone, ^palm stone
rock form=slab: ^slab, ^flagstone, ^stone tablet, ^stone plate, ^rock slab, ^countertop, ^worktop, ^agate slice, ^stone slice
rock form=layered: ^shale rock, ^layered rock, ^slate rock, ^schist rock, ^sandstone rock stone/sandstone, ^stratified rock, ^shale, ^mica, ^gypsum
rock form=jagged: ^jagged rock, ^lava rock, ^volcanic rock, ^scoria, ^clinker, ^obsidian rock stone/obsidian, ^flint rock, ^shard, ^fragment, ^rock shard, ^scrap metal
rock form=ore: ore, ^bauxite, ^metallic ore, ^mineral ore, ^ore chunk, ^mithril ore, ^magnetite, ^galena
rock form=spiky: ^spiky rock, ^spiked rock, ^spiky stone, ^desert rose, ^thorny rock, ^porcupine rock
rock form=hollow: ^hollow rock, ^pumice rock
rock form=nugget stone/gold: gold nugget, ^nugget, ^silver nugget, ^copper nugget, ^gold rock
gemstone: ~gemstone, gem, jewel, ^precious stone, ^cut gem, ^birthstone, ^gemstone jewelry, solitaire diamond, ^brilliant, ^infinity stone, ^faceted gem, ^loose gemstone, ^rhinestone, ^zirconia
gemstone cut=cabochon: cabochon, ^worry gem, ^polished gem, moonstone cabochon
gemstone cut=raw: ^rough diamond, ^raw gem, ^raw gemstone, ^uncut gem, ^rough gemstone, ^raw diamond, ^uncut diamond, ^rough gem
gemstone cut=emerald: ^emerald cut gem, ^emerald-cut diamond, ^emerald-cut gem, ^step-cut gem, ^baguette diamond, ^square gem, ^rectangular gem, ^emerald gem
gemstone cut=pear: ^teardrop gem, ^teardrop gemstone, ^pear-cut diamond, ^pear-shaped diamond, ^teardrop crystal, ^briolette, ^teardrop diamond
gemstone cut=heart: heart gem, ^heart crystal
crystal_cluster: crystal, ^crystal cluster, ^quartz cluster, ^crystals, ^gem cluster, ^crystal growth, stalagmite crystal, ^crystal vein, ^mineral crystal, ^rock crystal, ^healing crystal, ^kryptonite, ^crystal mineral, druse, ^druzy, ^power crystal, ^salt crystal, ^crystal healing
crystal_cluster form=point: ^crystal point, ^crystal wand, ^quartz point, ^crystal spike, ^crystal shard
crystal_cluster form=tower: ^crystal tower, ^quartz tower crystals/quartz, ^gem tower
crystal_cluster form=heart: ^crystal heart, ^quartz heart crystals/quartz
geode: geode, ^geode slice, ^thunder egg, ^thunderegg, ^crystal cavern sample
solid form=ingot body/gold: ingot, gold bar, ^bullion, gold ingot, ^gold brick, ^silver bar, ^silver bullion, ^silver ingot, ^metal bar, ^billet
solid form=icicle body/ice: icicle, stalactite, ^stalactites
solid form=cube body/ice: ice cube, ^ice block, ^block of ice
solid form=sphere: sphere, orb, ~globe shape, ^marble ball, ^bead, ^magic orb, ^energy ball, ^energy orb, ^plasma ball, ^dragon ball, ^marble toy, ^bubble, ^soap bubble, ^cannonball, ^ball bearing, ^stress ball, ^bath bomb, ^round object, ^gazing ball, ^pellet, ^ink ball, ^droplet sphere, ^pokeball, ^poke ball, ^orbs, ^spheres, ^plasma globe
solid form=cube: cube, ^block, ^box shape, ^companion cube, ^sugar cube, ^bouillon cube, ^tesseract, ^hypercube, cuboid, ^hay bale, bale, ^bale of hay, ^block of wood, ^pixel cube, ^voxel
solid form=pyramid: ^pyramid, ^pyramid crystal, tetrahedron, ^prism pyramid, ^orgonite
solid form=octahedron: octahedron, ^bipyramid
solid form=dodecahedron: dodecahedron, icosahedron, polyhedron, ^geometric solid, ^platonic solid, ^geometric shape, ^polyhedral shape, ^faceted shape, ^hexagon, ^geometric sculpture, ^geometric figure
solid form=cone: cone
solid form=cylinder: cylinder, ^pipe section, ^tube, ^rod, ^pillar shape, ^canister shape, ^roll
solid form=torus: torus, ^donut shape, ^ring shape, ^inner tube, ^pool float, ^rubber ring body/rubber, ^hoop, ^hula hoop, hula-hoop, ^o-ring
solid form=prism: prism, ^hexagonal prism, ^triangular prism, ^wedge
solid form=obelisk: ^obelisk gemstone, ^crystal obelisk body/crystal, ^obelisk crystal, ^gneiss obelisk
solid form=star: star, ^starburst, ^tree topper, ^christmas star, ^ninja, ^superstar, ^pentagram, ^hexagram, ^polar star, ^north star, pentacle, ^asterisk
solid form=heart body/red: ^love, ^romance, ^affection, ^love heart, ^heart, ^valentine, ^valentine heart, ^heart sculpture
solid form=helix: helix, ^spiral, ^coil shape, ^spiral sculpture, ^slinky, ^corkscrew shape, ^vortex
solid form=slab: ^panel slab, ^plank, ^board slab, ^lumber, ^timber, ^plywood, ^beam, ^girder, ^i-beam, ^block slab, ^concrete slab body/concrete, ^countertop slab, ^monolith, ^wood slab body/wood, ^tombstone slab, ^domino tile
solid form=swarm: ^swarm, ^particles, ^cluster of orbs, ^orb swarm, ^fireflies, ^floating orbs, ^bubbles, ^confetti, ^sparkles, ^stars, ^constellation
blob: blob, ^goo, ^lump, ^putty, ^clay, ^play dough, ^playdough, ^dough, ^jelly blob, ^slime mold, ^plasticine, ^amoeba, ^wax blob, ^chewing gum, ^gum
`;
