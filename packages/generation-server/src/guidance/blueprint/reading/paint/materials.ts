import type { Rgb } from '@404-gen/splat';
import type { Grain } from '../../subject.ts';
import { rgbOfHex } from './colors.ts';

/** What something is made of, before any colour word. */
export interface Material {
  readonly name: string;
  readonly kind: MaterialKind;
  /** sRGB; null takes over the colour of what it is put on ("plastic", "fabric"). */
  readonly color: Rgb | null;
  readonly roughness: number;
  readonly metallic: number;
  readonly translucency: number;
  readonly glow: number;
  readonly grain: Grain;
}

export type MaterialKind = 'metal' | 'gem' | 'stone' | 'wood' | 'glass' | 'fabric' | 'skin' | 'other';

/**
 * A line a finish: `kind grain roughness metallic translucency glow: name #colour, …`, `-` for a colour that is taken
 * over. A name holds for all its synonyms, separated by `|`.
 */
const MATERIALS = `
metal none 0.25 1 0 0: gold|24k gold|solid gold|pure gold #d4a535, golden #d8a632, silvery #bcc0c4, rose gold #d59a86, white gold #d8d4c8, yellow gold #dcae3c, silver|sterling silver|sterling #bfc2c6, platinum #cfd0d2, chrome|chromed|chromium #cdd2d8, palladium #cac8c4, rhodium #d2d6da, ruthenium #7a7c80, iridium #b8bab8, mercury|quicksilver #cfd2d6, mithril #c6d4dc, electrum #d6c48a, cobalt chrome #a4a8b0, vermeil #d8ae4c, adamantium #9aa2ac, gold foil|gold leaf #e0b848, foil|tinfoil|tin foil #ccd0d2
metal brushed 0.38 1 0 0: steel|stainless steel|stainless #a4a8ac, titanium #8c8c90, aluminum #b8bcc0, metal|metallic metal|alloy #94989c, nickel #a8a498, zinc #a0a4a8, tungsten #6e7074, gunmetal metal #4a5058, magnesium #b4b6b8, surgical steel #b4b8bc, damascus steel|damascus #84888c, brushed metal|brushed steel #a8acb0, tin|pewter #9c9ea0
metal hammered 0.4 1 0 0: brass #b8963e, bronze #9a6c38, copper #b8703e, rose copper #c08068, red brass #b47848, hammered metal #90949a
metal rough 0.6 0.85 0 0: iron|wrought iron|cast iron #46484c, lead #64686e, meteorite metal #6a6a70, black metal|blackened steel #28282c, blackened metal #28282c, scrap metal #7c7470
metal rusty 0.85 0.4 0 0: rusted metal|rusty metal|rusted iron|rusty iron|corroded metal|corten steel|rusted steel #8c5232
metal none 0.08 1 0 0: mirror|mirrored #c8d0d6, liquid metal #c4c8d0
wood wood 0.65 0 0 0: wood|wooden|timber|lumber|natural wood #94643a, oak|oakwood #b0844e, walnut|walnut wood #5e4028, mahogany #6a2e20, maple|maplewood #d2a870, cherry wood|cherrywood #8e4630, pine wood|pinewood #d6b078, teak #a06e3c, ebony #2a221e, rosewood #65302a, birch wood|birchwood #dcc49a, cedar|cedarwood #ac6844, ash wood|ashwood #d0b48c, beech wood|beechwood #d4aa78, elm wood #aa8458, hickory|hickory wood #b08450, redwood #8c4434, sandalwood #bc8c60, driftwood #a8a090, bamboo #c8ac62, balsa|balsa wood #e0c89c, plywood|particle board #d0ac78, pallet wood|reclaimed wood|barnwood|weathered wood #8e7860, acacia wood #96602e, olive wood|olivewood #b08c50, wenge #42302a, zebrawood #a8824e, cork #c29c70, chestnut wood #8c5c38, spruce wood #dcbe8c, poplar wood #ccb888, alder wood #c08c64, koa|koa wood #96562c, light wood|blonde wood|pale wood #d8b482, dark wood #50321e, mdf #c4a880, red oak #b0744e, padauk #a0442c, purpleheart #6a3450, yew wood #b07844, sequoia wood #8c4c38, apple wood|applewood #a86c48, pear wood #c48c64, lime wood|linden wood #d8c098, locust wood #a88c4c, lacquered wood #7c3424, varnished wood #9c6030, mango wood #a87c4c, hardwood #7c5030, wicker #bc9058
wood bark 0.9 0 0 0: bark|tree bark #5c4634, white bark|birch bark #dcd8cc, gray bark #7c746c, mulch #5c4030
other woven 0.8 0 0 0: rattan|cane|basketry|woven reed #c09c60, straw|hay #dcc474, raffia #d0b47c, seagrass #b8a468, jute|burlap|hessian|sisal|twine #b89c6c, rope|cord|hemp #c4a878, thatch|thatched #b89c5c, reed #b8a468, wicker weave #bc9058, nylon #34383c, carbon fiber|carbon #24262a, kevlar #b8a030, macrame #e4d8bc, net|mesh #8c9094
stone rough 0.9 0 0 0: stone|rock|fieldstone #98938a, limestone #d0c6ae, sandstone #d0a878, concrete|cement #a4a39e, slate #545a62, basalt #42434a, shale #6c665f, chalk #f0eee6, flint #5c5650, pumice #b4b0a8, adobe|clay|mud|mudbrick #b47e58, stucco|plaster|drywall #e8e2d4, cobblestone #84827c, volcanic rock|volcanic stone|lava rock|volcanic #363234, travertine #d8c8ac, gravel #94908a, asphalt|tarmac #38383a, coal #1c1c1e, soil|dirt|earth #54402e, sand #dcc494, dust #b0a898, mortar|grout #bcb8b0, coral stone #e4a898, ash #9c9a96, salt #f0eeec, chert #b09c8c, tuff #b4a898, meteorite #54504e, soapstone #848c84, bluestone #5c6c7c, ironstone #7c4c3c, mudstone #7c7468, rubble #948e86, granite rock #908c8a, fossil #c4b08c, plaster of paris #f2f0ea, dolomite #d8d0c8, schist #74787c, gneiss #8c8884
stone speckled 0.4 0 0 0: granite #8c8886, terrazzo #d8d4cc, quartzite #d4ccc4, diorite #a4a4a4, porphyry #7c3c3c, gabbro #44484c, unakite #8c9474, dalmatian stone #e4dccc
stone veined 0.25 0 0 0: marble|white marble #e6e4e0, alabaster #f0e8da, black marble #242428, green marble #3c6c54, carrara|carrara marble #e8e8e8, gray marble #94989c, pink marble #e0b4ac, howlite #eceae6, soapstone polished #7c8480
stone layered 0.5 0 0 0: agate #b8785c, banded agate #b07c5c, sedimentary #c0a07c, onyx marble #d4b48c, blue agate #5c88b8, petrified wood #94603c, jasper stone #a04030, tiger iron #8c5430
stone none 0.08 0 0.05 0: obsidian #141418, jet stone #141416, tourmalated #44484c, volcanic glass #1a1a20
stone none 0.18 0 0.05 0: porcelain|china|bone china #f4f4f0, ceramic|glazed ceramic|stoneware|pottery|glazed|glaze #e8e4da, enamel|enameled #f0f0ec, lacquer|lacquered #1c1414, celadon ceramic #aed8b4, tile|tiled|tiles #d8d4cc, raku #6c5c54, faience #4cb0bc
stone none 0.85 0 0 0: terracotta|terra cotta|earthenware #c06a48, brick|bricks|red brick|brickwork #a2503a, bisque ware #e4c8ac
glass none 0.05 0 0.75 0: glass|clear glass #cfe4e6, frosted glass #e0ecee, sea glass #9cd0c4, tinted glass|smoked glass #4c545c, acrylic|plexiglass|perspex|lucite #dce8ec, crystal glass #e4f0f4, dark glass #28303a, colored glass #6cacc8, murano glass|murano #3c8cc0, blown glass|hand blown glass #8cc8d8, fiberglass #dcdcd0, cut glass #e4f0f4, stained glass #4c8cc4, resin|epoxy|epoxy resin #d8b878
glass none 0.12 0 0.6 0: ice|frozen|icy #cce8f4, water #7cbcdc, bubble|bubbles #dcecf4, jelly|gelatin|jello #e0504c, gel #9cd4e0, slime #84d42c, syrup #a4581c, icicle #d4ecf6, cellophane #e4eef0
other none 0.35 0 0 0: plastic|vinyl|pvc|polymer|thermoplastic|polycarbonate|resin plastic -, bakelite #4c2c1c, celluloid #e8dcc0, abs plastic -, car paint|paint|painted -, melamine -, latex -, formica -
other none 0.85 0 0 0: rubber|silicone|neoprene #2c2c2e, foam|sponge|styrofoam #f0ecd8, wax|beeswax #f0dca0, soap #f0e4d8, clay dough|plasticine|play doh|polymer clay|claymation -, chalkboard #2c3a34, felt -, eraser #e8a0a0, graphite stone #46484c, leaf|leaves|foliage|leafy #4a8a38, petal|petals -, cactus flesh #5c9450, grass #5ca03c, charcoal stick #2c2c2e, skin|flesh -, gum|bubblegum gum #f08ac0
skin none 0.7 0 0 0: meat|beef #8c3c2c, cake|sponge cake #e0b878, dough|pastry|bread|crust #d0984c, frosting|icing|fondant|whipped cream|meringue|buttercream #f8f0e8, cream filling #f8f0dc, rice #f4f0e4, cheese #f0b83c, butter block #f4dc7c, fruit flesh #f0c070, tofu #f4ecdc
other none 0.3 0 0.15 0: chocolate bar|milk chocolate|fudge #5a341e, dark chocolate #38201a, white chocolate #f0e4c8, candy|sugar|sugary|hard candy -, caramel candy #c0803a, honey liquid #dc9c2c, marshmallow #fbf4f0, gummy|gummi -
other none 0.55 0 0 0: bone|bones #e6dcc4, ivory|ivory bone #f0e8d2, horn #8c745c, antler #b4946c, tooth|teeth|enamel tooth #f0ead8, shell|seashell #f0dcc4, tortoiseshell|tortoise shell #8c5428, mother of pearl|nacre|abalone #dce0dc, chitin #443428, coral #ec7868, keratin #b49c7c, eggshell #f0e8d8, scrimshaw #ece0c8, linoleum #a89c84
fabric woven 0.9 0 0 0: fabric|cloth|textile|fabrics|upholstered|upholstery -, cotton -, canvas|sailcloth #d8ccb0, linen|flax #dccfb4, denim|jean #4a6a96, tweed #7c6c58, burlap cloth #b89c6c, tapestry #944c3c, brocade #94304c, chenille -, corduroy #8c6840, polyester -, spandex|lycra -, flannel #a84038, microfiber -, khaki cloth #b8a878, tarp|tarpaulin #2c6cb0, embroidered cloth -, batik #2c4c8c, muslin #ece4d4, gauze #f0ece4, bandage #ece0cc, hemp cloth #c0ac80
fabric none 0.45 0 0 0: silk|silken|silky -, satin|satiny -, taffeta -, chiffon -, organza -, tulle -, lace|lacy #f4f0e8
fabric none 0.85 0 0 0: velvet|velvety|velour|crushed velvet -, suede|nubuck #a07850
fabric knitted 0.95 0 0 0: knit|knitted|crocheted|crochet -, wool|woolen|woolly|cashmere|alpaca|merino #e8e0d0, yarn -, fleece -, mohair -
fabric fur 0.95 0 0 0: fur|furry|faux fur|fuzzy|fluffy|plush|hairy|shaggy -, sheepskin|shearling|lambskin #f0e8d8, hair -, mane hair -
fabric feathers 0.8 0 0 0: feathers|feather|feathered|plumage|down -, peacock feather #14806c
fabric none 0.5 0 0 0: leather|leatherette|faux leather|rawhide #7c4a2c, patent leather -, cowhide|goatskin|calfskin|animal skin|hide #b48c64, snakeskin #8c845c, crocodile leather|alligator leather|crocodile skin #4c4c30, sharkskin #84888c, parchment skin|vellum #ece0c0
other none 0.9 0 0 0: paper|papier mache|origami|crepe paper #f2efe6, cardboard|carton #bc9468, papyrus #d8c48c, rice paper #f4efe0, newsprint|newspaper #d8d4c8, tissue paper #f4f0ec, wallpaper #e8dcc8
other rough 0.95 0 0 0: snow|snowy ice #f6fafc, frost #e8f2f6, cloud|clouds|cotton wool #f4f6f8, smoke|smoky air -, fog|mist #dce4e8
other mossy 0.95 0 0 0: moss|mossy stone|moss covered #66783a, lichen #9caa84, seaweed|algae|kelp #3c6440, hedge #3c7434
skin scales 0.5 0 0 0: scales|scale|scaly|reptile skin|dragon scale|fish scale -
other none 0.8 0 0 0.9: neon|neon light|neon tube -, lava|molten lava|magma|molten #f0501c, fire|flame|flames #ff7c1c, plasma #a45cff, light|led|leds|lamp light #fff0c0, lightning|electricity #c4e0ff, laser #ff2c3c, energy|mana|aura #5cc8ff, hologram|holographic light #6cd8ff, glowstone #ffd27c, ember|embers #f0501c, starlight #f0f4ff, moonlight #d0dcf0, uranium #7cff3c, plutonium #7cff3c, warm light #ffdc94, magic -
other iridescent 0.2 0.4 0 0: opal essence #d8e4e4, iridescent|holographic|pearlescent|opalescent|iridescence|prismatic|nacreous -, oil slick #4c4468
other glitter 0.4 0.3 0 0: glitter|glittery|sequin|sequined|sequins|rhinestone|rhinestones|tinsel -
`;

/** Names under which a material is a colour, or a covering, on what is alive. */
const COLOR_OF_LIVING = new Set(
  `gold golden silvery silver rose-gold turquoise coral amber pearl pearls aquamarine gem gemstone emerald ruby sapphire
  amethyst topaz citrine garnet peridot diamond leaf skin horn shell straw fog smoke snow frost cloud moss cotton hair
  plastic paint light water candy`.split(/\s+/),
);

/** Whether something alive that is said to be of this material is a figure made of it ("jade tiger", "glass swan"). */
export function isSculpting({ name, kind, glow }: Material): boolean {
  if (glow > 0.3 || COLOR_OF_LIVING.has(name) || COLOR_OF_LIVING.has(name.split(' ').at(-1) ?? '')) return false;
  return (
    kind === 'stone' || kind === 'metal' || kind === 'gem' || kind === 'glass' || kind === 'wood' || SHEETS.has(name)
  );
}

const SHEETS = new Set([
  'paper',
  'cardboard',
  'papier mache',
  'origami',
  'felt',
  'wax',
  'bone',
  'ivory',
  'soap',
  'rubber',
  'clay dough',
  'foam',
  'balsa',
]);

interface Row {
  readonly names: readonly string[];
  readonly material: Material;
}

function parseLine(line: string): Row[] {
  const colon = line.indexOf(':');
  const [kind, grain, roughness, metallic, translucency, glow] = line.slice(0, colon).split(' ');
  return line
    .slice(colon + 1)
    .split(',')
    .map((item) => {
      const words = item.trim().split(' ');
      const hex = words.at(-1) ?? '-';
      const names = words.slice(0, -1).join(' ').split('|');
      const material: Material = {
        // What the renderer draws as glass and not as a cut stone goes by that name.
        name: kind === 'glass' ? 'glass' : (names[0] ?? ''),
        kind: kind as MaterialKind,
        color: hex === '-' ? null : rgbOfHex(hex.slice(1)),
        roughness: Number(roughness),
        metallic: Number(metallic),
        translucency: Number(translucency),
        glow: Number(glow),
        grain: grain as Grain,
      };
      return { names, material };
    });
}

/** Material by each of its names. */
export const MATERIAL_OF_NAME: ReadonlyMap<string, Material> = new Map(
  MATERIALS.trim()
    .split('\n')
    .flatMap(parseLine)
    .flatMap(({ names, material }) => names.map((name) => [name, material] as const)),
);
