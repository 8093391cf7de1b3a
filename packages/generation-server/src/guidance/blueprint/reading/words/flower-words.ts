/** Nouns of flowers and of landscape. Notation: see `parseWordTable`. */
export const FLOWER_WORDS = `
rose: rose, red rose, ^rose flower, ^tea rose, ^damask rose, ^rose bloom, ^garden rose, ^ranunculus, ranunculus, ^lisianthus, gardenia petals/white, ^camellia, camellia, ^enchanted rose, ^black rose petals/black, ^moss rose, ^wild rose, ^english rose, ^thorny rose, ^begonia
rose form=bud: rosebud, rose bud, ^flower bud, ^bud, ^closed bud
daisy: daisy, ^daisy flower, ^chamomile, ^gerbera petals/orange, gerbera petals/orange, ^gerbera daisy petals/orange, ^marguerite, ^aster petals/lavender, aster petals/lavender, ~flower head, ^shasta daisy, ^oxeye daisy, ^feverfew, ^african daisy petals/purple, ^calendula petals/orange, ^cornflower petals/blue, ^chicory petals/blue, chicory petals/blue, ^edelweiss, edelweiss, ^bachelor's button petals/blue, ^arnica petals/yellow, ^cosmos petals/pink, cosmos petals/pink, ^tickseed petals/yellow, ^coreopsis petals/yellow, ^osteospermum petals/purple, ^gazania petals/orange, ^michaelmas daisy petals/lavender, ^cineraria petals/blue, ^starflower, ^blanket flower petals/orange-red, ^gaillardia petals/orange-red, ^strawflower petals/orange, ^star flower, ^clematis flower petals/purple, ^clematis bloom petals/purple, ^portulaca petals/magenta, ^water aster, ^fleabane, ^ox-eye, ^sunburst flower
daisy form=sunflower petals/golden-yellow center/dark-brown: sunflower, ^sunflower head, ^heliopsis
daisy form=coneflower petals/magenta center/orange-brown: coneflower, echinacea, ^purple coneflower, ^black-eyed susan petals/golden-yellow center/dark-brown, black-eyed susan petals/golden-yellow center/dark-brown, ^rudbeckia petals/golden-yellow center/dark-brown, rudbeckia petals/golden-yellow center/dark-brown
daisy form=zinnia petals/magenta: zinnia
daisy form=passionflower petals/white: passionflower, passion flower, passiflora
tulip: tulip, ^tulip flower, ^parrot tulip, ^calochortus, ^mariposa lily, ^tulip bulb
tulip form=crocus petals/purple: crocus, ^saffron crocus, saffron, ^autumn crocus, ^colchicum
tulip form=snowdrop petals/white: snowdrop, snowflake flower, galanthus
tulip form=poppy petals/red center/black: poppy, ^poppy flower, ^red poppy, ^opium poppy, ^california poppy petals/orange, california poppy petals/orange, ^poppy field, ^buttercup petals/yellow, buttercup petals/yellow, ^icelandic poppy petals/orange, ^matilija poppy petals/white
tulip form=bud: ^tulip bud, ^lotus bud, ^peony bud
lily: ~lily, ^lily flower, ^tiger lily petals/orange, tiger lily petals/orange, ^stargazer lily petals/pink, ^easter lily, ^madonna lily, ^magnolia flower, magnolia, ^magnolia blossom, ^star magnolia, ^lily blossom, ^alstroemeria petals/pink, alstroemeria petals/pink, ^peruvian lily petals/pink, ^agapanthus petals/blue, ^crinum, ^spider lily petals/red, ^nerine petals/pink, ^tuberose, ^freesia petals/yellow, freesia petals/yellow, ^gloriosa petals/red, ^glory lily petals/red, ^fire lily petals/orange, ^zephyr lily, ^trout lily petals/yellow, ^tritonia petals/orange, ^trillium, trillium
lily form=amaryllis petals/red: amaryllis, ^hippeastrum, belladonna lily petals/pink
lily form=daylily petals/orange: daylily, day lily, hemerocallis
lily form=trumpet: trumpet lily, ^angel's trumpet, datura, brugmansia, ^trumpet flower
lily form=daffodil petals/yellow center/orange: daffodil, narcissus, jonquil, ^paperwhite petals/white
five_petal_flower: flower, bloom, blossom, hibiscus, hibiscus flower, ^hollyhock flower, mallow, ^rose mallow, ~wildflower, ^spring flower, ^flower blossom, ^tropical flower, ^pink flower, ^alien flower, ^magic flower, ^crystal flower, ^garden flower, ^blooming flower, ^exotic flower, ^floral sculpture
five_petal_flower form=blossom: cherry blossom, apple blossom petals/white, ^plum blossom, ^almond blossom petals/white, ^orange blossom petals/white, ^peach blossom, ^sakura blossom, ^sakura flower, ^dogwood flower petals/white, ^jasmine flower petals/white, ^jasmine blossom petals/white, plumeria petals/white, ^frangipani petals/white, frangipani petals/white, phlox, ^primrose petals/pale-yellow, primrose petals/pale-yellow, ^primula, ^oxlip petals/yellow, cowslip petals/yellow, forget-me-not petals/sky-blue, ^forget me not petals/sky-blue, ^periwinkle petals/periwinkle, ^vinca petals/periwinkle, impatiens, geranium, pelargonium, ^quince blossom, ^strawberry flower petals/white, ^verbena flower petals/purple, ^campion, ^dianthus, ^sweet william, ^borage petals/blue, ^flax flower petals/blue, ^saxifrage, ^stephanotis petals/white, ^plumbago petals/sky-blue, ^ixora petals/red, ^hellebore petals/cream, ^lenten rose petals/plum, ^christmas rose petals/white, ^pear blossom petals/white, ^nemophila petals/sky-blue, ^tiare petals/white, ^marsh marigold petals/yellow, ^catchfly, ^crane's bill, ^soapwort
five_petal_flower form=funnel petals/purple: morning glory petals/blue, morning glory flower petals/blue, petunia, ^bindweed petals/white, convolvulus petals/blue, ^balloon flower petals/blue, ^gloxinia, ^oleander flower petals/pink, ^mandevilla flower petals/pink, ^four o'clock petals/magenta, ^gentian petals/blue, gentian petals/blue, ^penstemon, ^canterbury bell, ^bougainvillea flower petals/magenta, ^azalea flower petals/pink, ^rhododendron flower petals/pink, ^rhododendron petals/pink, rhododendron petals/pink, ^honeysuckle flower petals/cream, ^azalea bloom petals/pink, ^trumpet creeper petals/orange, ^flowering tobacco petals/white, ^moonflower petals/white
five_petal_flower form=pansy petals/purple: pansy, ^violet, african violet, ^johnny jump up, ^violet flower, heartsease, ^sweet violet
five_petal_flower form=anemone petals/white center/black: anemone, ^windflower, pasqueflower petals/purple, ^japanese anemone, hepatica petals/blue, ^wood anemone, ^nigella petals/blue, ^love-in-a-mist petals/blue
iris: iris, ^iris flower, ^bearded iris, gladiolus petals/red, gladiola petals/red, ^flag iris, ^gladioli petals/red, fleur-de-lis petals/gold, ^fleur de lis petals/gold, ^canna petals/red, canna petals/red, ^canna lily petals/red, ^ixia petals/pink
orchid: orchid, ^orchid flower, ^moth orchid, ^ghost orchid, ^cattleya, ^phalaenopsis, ^lady's slipper petals/pink, ^vanda, ^cymbidium, ^dendrobium, ^slipper orchid, ^vanilla orchid petals/cream, ^bee orchid, ^potted orchid +pot
lotus: lotus, lotus flower, water lily, waterlily, ^lotus blossom, nymphaea, ^water lotus, ^sacred lotus
lotus form=pad: lily pad, lilypad, ^lily pads, ^water lily pad
spathe_flower: anthurium, flamingo flower, ^anthurium flower, ^laceleaf
spathe_flower form=calla spathe/white: calla lily, calla, arum, arum lily, ^titan arum spathe/maroon, ^corpse flower spathe/maroon, ^jack-in-the-pulpit spathe/green, ^zantedeschia
spathe_flower form=peace_lily spathe/white: peace lily, spathiphyllum
pompom_flower: peony, peony flower, ^peony bloom, ^rafflesia petals/red, ^tree peony
pompom_flower form=carnation: carnation, pink carnation, ^dianthus flower, ^double hibiscus, ^hollyhock
pompom_flower form=dahlia: dahlia, chrysanthemum petals/yellow, ^mum petals/yellow, ^pompon, ^chrysanthemum flower petals/yellow
pompom_flower form=marigold petals/orange: marigold, ^french marigold, ^marigold flower, tagetes, ^mexican marigold, ^craspedia petals/yellow, ^billy button petals/yellow, ^tansy petals/yellow, ^yarrow petals/white, yarrow petals/white, ^mimosa petals/yellow, ^mimosa flower petals/yellow
pompom_flower form=hydrangea petals/blue: hydrangea, ^hydrangea bloom, ^snowball bush petals/white, ^lilac flower petals/lilac, lilac petals/lilac, ^lilac bloom petals/lilac, ^elderflower petals/white, ^baby's breath petals/white, gypsophila petals/white, ^pentas petals/pink, ^queen anne's lace petals/white, ^wild carrot flower petals/white, ^lantana flower petals/orange, ^milkweed petals/pink, milkweed petals/pink, ^viburnum bloom petals/white, ^sedum flower petals/pink, ^kalanchoe flower petals/red, ^lilac blossom petals/lilac, ^heliotrope petals/purple, ^candytuft petals/white, ^angelica petals/white, ^meadowsweet petals/cream
pompom_flower form=allium petals/purple: allium, ^globe flower, globe amaranth petals/magenta, ^gomphrena petals/magenta, ^allium flower, ^chive flower, ^clover flower petals/pink, ^bottlebrush ball petals/red, ^scabiosa, ^pincushion flower, ^bee balm petals/red, bergamot petals/red
flower_spike: ~flower spike, lavender, ^lavender sprig, ^salvia flowers/purple, salvia flowers/purple, ^astilbe flowers/pink, astilbe flowers/pink, ^veronica flowers/blue, hyssop, ^liatris, blazing star, ^sage flower, ^heather, heather, ^butterfly bush flower, ^celosia flowers/magenta, cockscomb flowers/red, ^amaranth flowers/crimson, amaranth flowers/crimson, ^love-lies-bleeding flowers/crimson, ^catmint flower, ^russian sage, ^bottlebrush flowers/red, ^statice, ^loosestrife flowers/magenta, ^buddleia flower
flower_spike form=foxglove flowers/magenta: foxglove, ^hollyhock plant, ^digitalis, delphinium flowers/blue, larkspur flowers/blue, ^snapdragon flowers/pink, snapdragon flowers/pink, ^hyacinth flowers/violet, hyacinth flowers/violet, ^grape hyacinth flowers/blue, ^muscari flowers/blue, ^bluebonnet flowers/blue, ^monkshood flowers/violet, ^wolfsbane flowers/violet, ^penstemon spike, ^stock flower, ^acanthus, ^bear's breeches, ^campanula spike, ^ginger flower flowers/red, ^torch ginger flowers/red, ^bugleweed, ^mullein flowers/yellow
flower_spike form=lupine: lupine, lupin, ^lupine flower, ^red hot poker flowers/orange-red, ^kniphofia flowers/orange-red, ^torch lily flowers/orange-red, ^fireweed flowers/magenta, ^foxtail lily flowers/yellow
flower_spike form=goldenrod flowers/golden-yellow: goldenrod, ^mustard flower, ^canola, ^rapeseed, ^ragwort, ^broom flower, ^wattle flower
bell_flower: bellflower, ~campanula, campanula, ^harebell, harebell, ^bell flower
bell_flower form=bluebell petals/blue-violet: bluebell, ^virginia bluebell, ^english bluebell, ^squill
bell_flower form=columbine: columbine, aquilegia, ^granny's bonnet
bell_flower form=fuchsia petals/magenta: fuchsia, ^fuchsia flower, ^abutilon petals/orange, ^crown imperial petals/orange, fritillaria petals/maroon, ^snake's head fritillary petals/maroon, ^impatiens capensis petals/orange, ^jewelweed petals/orange
bell_flower form=cyclamen petals/pink: cyclamen, ^shooting star flower, dogtooth violet
bell_flower form=lily_of_the_valley petals/white: lily of the valley, lily-of-the-valley, ^solomon's seal
bell_flower form=bleeding_heart petals/pink: bleeding heart, ^bleeding heart flower, dicentra, ^dutchman's breeches petals/white
thistle: thistle, ^thistle flower, ^sea holly head/blue, eryngium head/blue, ^teasel head/tan, teasel head/tan, ^burdock plant, ^knapweed, ^globe thistle head/blue, burr, ^milk thistle, ^cornflower thistle
thistle form=dandelion head/white: dandelion, ^dandelion clock, ^dandelion seed head, ^dandelion puff, ^salsify
thistle form=protea head/pink: protea, ^king protea, ^pincushion protea head/orange, ^waratah head/red, ^banksia head/golden-yellow, banksia head/golden-yellow, ^torch thistle
thistle form=artichoke head/green: artichoke, globe artichoke
bird_of_paradise: bird of paradise, ^bird of paradise flower, strelitzia, ^bird of paradise feather, heliconia petals/red, ^lobster claw petals/red, ^crane flower, ^heliconia flower petals/red
bouquet: bouquet, ^flower bouquet, ^bunch of flowers, ^posy, ^nosegay, corsage, boutonniere, ^flower arrangement, ^wedding bouquet, ^bouquet of roses flowers/red, ^flowers, ^rose bouquet flowers/red, ikebana, ^floral arrangement, ^cut flowers, ^bunch of roses flowers/red, ^wildflower bouquet, ^floral centerpiece, ^spray of flowers
bouquet form=wreath: wreath, ^floral wreath, ^christmas wreath, ^flower crown, ^flower wreath, ^holly wreath, ^door wreath, ^advent wreath
bouquet form=basket: ^flower basket, ^basket of flowers
bouquet form=garland: garland, ^flower garland, ^marigold garland flowers/orange, festoon, ^tinsel garland, tinsel, ^swag
bouquet form=pot: ^potted flower, ^potted flowers, ^flowering plant, ^window box, ^flower box, poinsettia flowers/red, ^flowering houseplant, ^potted begonia, ^chenille plant
`;

export const LANDSCAPE_WORDS = `
mountain: mountain, ^mount, peak, ^mountain peak, ^summit, ^matterhorn, ^everest, ^mount fuji, ^mountain top, ^alp, ^mountainside, ^snowy mountain
mountain form=hill rock/green-grass: hill, ^hillside, hillock, mound, knoll, ^grassy hill, ^burial mound, tumulus, ^anthill rock/brown, anthill rock/brown, ^termite mound rock/brown, ^molehill rock/brown, ^compost heap rock/brown
mountain form=volcano rock/dark-gray-stone snow/orange-glow: volcano, ^volcanic mountain, ^crater, ^caldera, stratovolcano, ^lava mountain
mountain form=range: ^mountain range, ridge, ^sierra, ^mountain landscape, ^alps, ^mountains, ^rocky mountains
mountain form=dune rock/sandstone snow/sandstone: sand dune, dune, ^desert, ^desert landscape, ^sand hill, ^sandpile, ^sand
rock_formation: rock formation, butte, ^sandstone formation, ^rock outcrop, outcrop, ^geological formation, tor, ^rock spire, ^inselberg, ^stone formation, ^rocky outcrop, ^peppermint rock formation, ^salt formation
rock_formation form=arch: rock arch, natural arch, ^natural bridge, ^sandstone arch, ^rocky arch, ^stone arch rock, ^rock bridge, ^rocky bridge, ^sea arch, ^arch rock
rock_formation form=cliff: cliff, bluff, precipice, escarpment, ^cliff face, ^sea cliff, headland, promontory, crag, ^rock face, ^quarry, ^cliffside, ^ledge, ^reef rock
rock_formation form=hoodoo: hoodoo, ^rock pillar, ^rock tower, ^fairy chimney, ^stone pillar rock, ^needle rock, pinnacle
rock_formation form=plateau: plateau, mesa, tableland, ^plateau landscape, ^table mountain
rock_formation form=canyon: canyon, gorge, ravine, ^valley, ^grand canyon, gulch, ^chasm, ^badlands, ^gully, ^fjord, ^rift, ^trench
rock_formation form=stalagmites: stalagmite, ^stalagmites, ^limestone formation
rock_formation form=stack: sea stack, ^basalt column, ^basalt columns, ^basalt column cluster, ^giant's causeway, ^basalt
cave: cave, cavern, grotto, ^crystal cave +crystals rock/crystal, ^crystal cavern +crystals rock/crystal, ^opal cavern +crystals, ^mine, ^mineshaft, mine shaft, ^den, ^cave entrance, ^ice cave, ^tunnel, tunnel, ^hobbit hole, ^burrow, burrow, lair, ^gold mine, ^catacomb, ^sewer, ^portal cave, ^lava tube, ^wormhole, ^rabbit hole
island form=sea: island, ^desert island +water, ^tropical island +water, isle, ^islet, atoll +water, ^archipelago +water, ^cay, ^skerry
island form=floating: floating island, ^sky island, ^flying island
island form=meadow: meadow, field, ^grassland scene, ^pasture, ^garden plot, ^flower field, ^terrain, ^landscape, ^plain, ^prairie, ^savanna, ^savannah, ^steppe, ^tundra, ^farmland, ^rice paddy, ^rice terrace, ^park, ^golf course, ^diorama, ^countryside, ^marsh, ^swamp, ^wetland, ^bog, ^vegetable patch, ^pumpkin patch, ^lawn patch, ^glade, ^clearing
island form=oasis +water +trees: oasis, ^pond +water, pond +water, ^lake +water, ^koi pond +water, ^lagoon +water, ^pool of water +water, ^puddle +water, ^reservoir +water, ^swamp pond +water, ^bay +water
island form=beach +water: beach, coast, ^shore, ^seashore, ^coastline, ^sandbar, ^seaside
waterfall: waterfall, ^water fall, cascade, ^falls, cataract, ^niagara falls, ^niagara
waterfall form=lava water/orange-glow rock/dark-gray-stone pool/orange-glow: lava, ^lava flow, ^molten lava, ^lava cascade, ^lava fall, ^magma, ^molten rock, ^lava river, ^volcanic eruption, ^lava lake
waterfall form=river: river, stream, creek, brook, ^rapids, ^canal, ^water stream, ^river bend, ^rivulet, ^delta
waterfall form=wave: wave, ^ocean wave, ^tsunami, ^sea wave, ^tidal wave, ^ocean, ^sea, ^water, ^whirlpool
waterfall form=spring: geyser, ^hot spring, ^spring water, ^water spout
iceberg: iceberg, glacier, ^ice floe, ^ice shelf, ^frozen lake, ^ice mountain, ^snowdrift, ^snow pile, ^snowbank, ^ice, ^snow, ^avalanche
cloud: cloud, ^cumulus, ^cumulus cloud, ^fluffy cloud, ^fog, ^mist, ^nebula cloud, ^steam
cloud form=storm +rain +lightning: storm cloud, thundercloud, ^rain cloud, thunderstorm, ^storm, ^cumulonimbus, ^lightning cloud, ^rainstorm
cloud form=tornado: tornado, ^twister, whirlwind, ^hurricane, ^cyclone, ^dust devil, ^waterspout
cloud form=smoke: smoke, ^smoke cloud, ^smoke plume, ^puff of smoke, ^mushroom cloud, ^dust cloud
cloud form=rainbow: rainbow, ^rainbow cloud
flame: fire, flame, ^flames, blaze, ^wildfire, ^bonfire flame, ^spirit flame, ^ember
flame form=fireball: fireball, ^ball of fire, ^meteor fire, ^comet, comet, ^energy blast, ^shooting star, ^falling star, ^supernova
flame form=explosion: explosion, ^blast, ^big bang, ^firework explosion, ^spark
flame form=splash outer/water inner/water: splash, ^water splash, ^milk splash, ^paint splash, ^paint splatter, ^liquid
flame form=drop outer/water inner/water: water drop, drop, droplet, raindrop, ^teardrop, ^dewdrop, ^tear, ^water droplet, ^blood drop
flame form=portal outer/purple-glow inner/blue-glow: ^portal, ^magic portal, ^dimensional portal, ^stargate, ^wormhole portal, ^magic circle, ^force field
flame form=galaxy outer/purple-glow inner/blue-glow: galaxy, nebula, ^spiral galaxy, ^milky way, ^black hole, ^aurora, ^kaleidoscope of colors, ^kaleidoscope
coral: coral, ^branch coral, ^staghorn coral, ^fire coral, ^red coral, ^coral branch, ^gorgonian, ^coral polyp
coral form=brain: brain coral
coral form=fan: sea fan, ^fan coral, ^coral fan
coral form=reef: coral reef, reef, ^underwater reef
coral form=anemone: sea anemone, ^anemone sea, ^tube worm, hydra polyp, ^polyp
coral form=sponge: sea sponge, ^tube sponge, ^barrel sponge
`;
