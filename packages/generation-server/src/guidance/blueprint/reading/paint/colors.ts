import type { Rgb } from '@404-gen/splat';
import cssColors from 'color-name';

/** Colour words and what they look like on a matte surface, sRGB hex. They win over the CSS names below. */
const COLORS = `
red c8201c, crimson a8102c, scarlet d42a14, ruby red a0122c, cherry red b0122a, blood red 8a0a0e, brick red a04030,
fire engine red d01a16, candy red d2182a, watermelon red e8445c, warm white fff0d4, cool white eef4ff, wine red 6a1226, apple red c01c28, rose red c21e56, cherry b0122a,
maroon 701420, burgundy 6e1228, wine 6c1a30, oxblood 5a1014, claret 7a1830, merlot 6a1c2c, carmine 960018,
vermilion e0421e, vermillion e0421e, cardinal red b01830, tomato red d84a30, poppy red dc3820, raspberry c02050,
strawberry red d83848, garnet red 7a1826, rust a8502a, rust red a04428, rusty orange b8581e, russet 8c4628,
auburn 85372a, mahogany 642c1e, henna 96421e, burnt sienna b0522e, sienna 9c5230, terracotta c06a48, clay b0684a,
copper red b05a3a, cinnamon a0602e, paprika b8361e, chili red b82818, brick a85040,
pink f098b8, hot pink f03c96, light pink f6c0d0, baby pink f4c4d0, blush e8b4b0, blush pink e8b4b4, rose pink e88aa4,
rose d8607e, dusty rose c48888, dusty pink cc9a98, bubblegum f08ac0, bubblegum pink f47cc0, fuchsia d0248c,
magenta d0209c, cerise d03068, coral f07860, coral pink f08878, salmon f0907c, salmon pink f49a8e, peach f6c09a,
peachy f6c09a, apricot f4b070, watermelon pink f06078, flamingo pink f4909c, shocking pink fa2ca0, pastel pink f6c8d4,
barbie pink e84298, mauve b088a8, mulberry 8a3060, orchid c870c8, plum 743464, puce b07888, lipstick red c0143c,
orange f08018, bright orange ff7a00, burnt orange c4561a, dark orange dc6a0c, tangerine f28c28, pumpkin orange e8761c,
pumpkin e8761c, carrot orange ee8a2a, amber e8a020, mango f4a638, persimmon e8642c, orange red e8481c, sunset f0784a,
sunset orange f06a3c, papaya f8a05a, ochre c08a30, ocher c08a30, copper orange c87840, marmalade d47a14, saffron f0b42c,
yellow f4d41e, golden yellow f0b820, lemon f6e440, lemon yellow f8e640, canary f8e84a, canary yellow f8e84a,
mustard d0a428, mustard yellow d4a82c, sunny yellow fad42e, sunshine yellow fcd82e, sunflower yellow f8c41e,
butter f8e8a4, buttery f8e8a4, banana yellow f8e268, honey dc9c2c, honey gold d8a030, straw e0cc80, blonde e4cc88,
blond e4cc88, gold leaf yellow e0b030, goldenrod d8a428, taxi f2b41c, taxi yellow f2b41c, school bus yellow f2a81c, flaxen e4d088, citrine yellow e4c82c,
orange yellow f2ac2c, maize f2cc58, custard f4dc88, sand dcc494, sandy dcc494, khaki b8a878, ecru d4c8a4,
green 3a9438, dark green 1e5a28, light green 90d088, forest green 24602e, forest 24602e, emerald green 14945a,
lime a0d82c, lime green 8cd428, olive 7a7a30, olive green 6e7630, olive drab 66702c, moss green 6c7c3a, moss 66783a,
mossy 66783a, mossy green 6a7a3a, sage a4b494, sage green 9eae8c, mint a8e4c4, mint green a0e0bc, minty a8e4c4,
pistachio b8d48c, chartreuse bce02c, avocado green 6c8434, kelly green 2ca03c, hunter green 2c5a38, jade green 2ca070,
sea green 2e9a6c, seafoam 94dcbc, seafoam green 94dcbc, pine green 1e5a44, grass green 5aa43a, grassy green 5aa43a,
leaf green 5a9c3a, leafy green 5a9c3a, army green 565c34, apple green 88c03c, fern green 4f8a44, spring green 7cd87c,
pea green 94b03c, bottle green 164c36, racing green 144a30, british racing green 144a30, celadon aed8b4, shamrock 1ea05c,
shamrock green 1ea05c, malachite green 1c9c64, viridian 408a70, verdigris 5aa694, eucalyptus green 7cae98,
asparagus green 7aa45c, jungle green 2a8a5c, parsley green 2e6c2c, tea green c8e4b8, neon lime b4ff1e, slime green 7adc2a,
acid green b4dc1e, verdant 3e9a3c, absinthe 9cc84a, lichen green 9caa84, matcha a8b86c, swamp green 5c6a3a,
teal 148484, turquoise 34bcb4, turquoise blue 3cc0c4, cyan 20c4dc, aqua 40d0d4, aquamarine 7cdccc, aqua blue 4cc8d8,
peacock blue 14708c, peacock green 0c7c72, robin egg blue 6cccc8, tiffany blue 80d4cc, seafoam blue 8cd4d0,
blue 2c58c0, dark blue 1c2e7c, light blue 94c4ec, navy 1e2a5a, navy blue 1e2a5a, royal blue 2c4cc8, royal 2c4cc8,
sky blue 84c4ee, sky 84c4ee, baby blue a4d0f0, powder blue b0d4ea, cobalt 1e48b0, cobalt blue 1e48b0, azure 3c9cec,
cerulean 2c8cc4, sapphire blue 1c44a8, electric blue 2c74ff, ice blue bce4f2, icy blue bce4f2, midnight blue 1a2048,
midnight 1a2048, ocean blue 1e6ca0, ocean 1e6ca0, steel blue 5482ac, slate blue 5c6c94, denim blue 4c6c98,
cornflower blue 6890e4, cornflower 6890e4, periwinkle 9a9ee4, indigo 3a2c92, ultramarine 2430a4, prussian blue 14305c,
pastel blue b0d4f0, bright blue 1c78f4, ink blue 1c2448, cadet blue 5c9ca0, wedgwood blue 7c98c4, delft blue 2c4c94,
cyan blue 28a4e0, lapis blue 264a9c, arctic blue c0e4f0, turquoise green 2cb89c, marine blue 0e4a78, marine 0e4a78,
blueberry 4c5c94, petrol blue 0c5464, petrol 0c5464, storm blue 5c7488, frost blue ccE6f2, frosty blue cce6f2,
purple 7a34a4, dark purple 4a1e6c, light purple b48cdc, violet 8a48c8, lavender b8a4de, lavender purple a48cd4,
lilac c8a8dc, amethyst purple 9254c0, royal purple 5c2c98, deep purple 4a1a6c, eggplant 4c2848, aubergine 4a2644,
grape 6a3080, grape purple 6a3080, heather a890b8, wisteria b09cd8, byzantium 702c64, plum purple 70306a,
pastel purple ccb4e4, orchid purple b45cc4, boysenberry 782c54, blackberry 3e2440, violet blue 5440c0, ube 8a74c0,
brown 784a28, dark brown 4a2c18, light brown ac7c50, tan c8a078, beige dcc8a4, chocolate 5a341e, chocolate brown 5a341e,
coffee 5c3c28, coffee brown 5c3c28, mocha 80604a, caramel c0803a, toffee a8682e, chestnut 84442a, chestnut brown 84442a,
cocoa 704a34, walnut brown 5a3c28, hazel 947040, hazelnut a07850, tawny c08040, umber 60482e, burnt umber 6c3a26,
sepia 704c28, taupe 8c7c6c, fawn d0a878, camel c09a6a, golden brown a46c24, reddish brown 7c3824, red brown 843a28,
coppery b06a3a, earthy 7c5c40, earth brown 7c5c40, mud brown 6c5034, muddy 6c5034, nut brown 6c4424, espresso 3c261c,
bronze brown 7c5a2c, sandy brown dca868, cognac 944a24, whiskey b0682c, tobacco 70502c, cinnamon brown 94562c,
buff e4c890, biscuit e4cca0, wheat e8d4a4, oatmeal dcd0b8, parchment ece0c0, latte c4a480, cappuccino 98745c,
gingerbread 9c5c2c, molasses 3a2218, butterscotch d8963c, honey brown a87030, greenish brown 6c6434, russet brown 7c4428,
black 161618, jet black 0c0c0e, pitch black 0a0a0c, ebony black 1c1816, charcoal 36383c,
charcoal gray 404246, charcoal black 26282a, onyx black 121214, midnight black 101018, raven black 121218, inky 141824,
ink 141824, soot 242424, sooty 262626, coal black 161616, obsidian black 121216, noir 141416,
gray 848688, dark gray 4a4c50, light gray c4c6c8, gunmetal 4a5058, gunmetal gray 4a5058, slate gray 66707a, ash b4b4ac,
ash gray b4b4ac, ashen b4b4ac, ashy b0aea8, smoke 8c8c8c, smoky 7a7878, smoky gray 7a7a7c, steel gray 70767e, dove gray b4b0b0,
silver gray b0b4b8, silvery gray b0b4b8, stone gray 9a968c, pewter gray 8a8e92, graphite gray 464a4e, graphite 464a4e,
battleship gray 848884, storm gray 70787e, stormy 707a84, lead gray 686c74, mouse gray 9a948e, concrete gray a4a4a0,
greige bcb4a4, platinum gray dcdcda, bluish gray 7c8a98, blue gray 74889c, greenish gray 849080, brownish gray 8a7e70,
white f2f2f0, off white ece8dc, snow white f8f8f8, snowy white f8f8f8, snowy f6f8fa, pearl white f0ece4, pearly f0ece4,
cream f2e8cc, creamy f4eacc, creamy white f4ecd8, ivory white f0eadc, eggshell f0e8d4, alabaster white f0ece4, chalk f0f0ec,
chalky f0eee6, milk f6f4ee, milky white f4f2ec, milky f4f2ec, bone white e8e0cc, vanilla f4e8c0, linen f0e6d8,
antique white f4ead6, golden hue d8a632, frost white f2f6f8, porcelain white f4f4f0, champagne ecd8b0, pearl gray dcd8d0, bisque f4e0c4,
blonde wood e0c498, golden hued d8a632, nude dcb498, flesh e4b498, skin e4b498,
peach fuzz f6c4a4, rosy e08c94, ruddy b05a44, reddish b04030, pinkish e8a4b4, purplish 8c50a0, bluish 6088b4,
greenish 6c9c60, yellowish e0cc60, brownish 8a6440, grayish 8c8c8c, orangish e08c3c, blackish 242424, whitish ececec,
lemon lime cce02c, electric green 2cf03c, electric purple b02cff, electric pink ff2c9c, laser red ff2424, hot orange ff6418,
fiery e4501c, fiery red dc3414, fiery orange f06418, flaming e8581c, bloody 8a0a0e, autumnal c4702c, blue green 1c8c94,
blue violet 5c3cc0, red violet b02878, red orange e4542c, yellow green a4cc38, green yellow a8d434, green blue 1c8c94,
purple blue 5448b4, pink purple b05cb8, verdigris green 5aa694, jet 0c0c0e, isabelline ecdcc8, argent c0c0c0, gules c01c24
`;

const ROWS: readonly (readonly [string, Rgb])[] = COLORS.split(',').map((row) => {
  const fields = row.trim().split(' ');
  return [fields.slice(0, -1).join(' '), rgbOfHex(fields.at(-1) ?? '')] as const;
});

/** Colour by name, in the lexicon's spelling. CSS's run-together names ("darkslategray") stand in as they are. */
export const COLOR_OF_NAME: ReadonlyMap<string, Rgb> = new Map<string, Rgb>([
  ...Object.entries(cssColors).map(([name, [red, green, blue]]): [string, Rgb] => [
    name.replaceAll('grey', 'gray'),
    [red / 255, green / 255, blue / 255],
  ]),
  ...ROWS,
]);

/** `rrggbb` as sRGB in 0…1. */
export function rgbOfHex(hex: string): Rgb {
  const value = Number.parseInt(hex, 16);
  if (hex.length !== 6 || Number.isNaN(value)) throw new Error(`Not a colour: ${hex}`);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export type Tone = 'light' | 'dark' | 'pale' | 'deep' | 'bright' | 'pastel' | 'neon' | 'muted';

/** The colour a tone makes of another: mixes with white, black or its own grey, or spreads it from its grey. */
export function toned(color: Rgb, tone: Tone): Rgb {
  switch (tone) {
    case 'light':
      return mix(color, [1, 1, 1], 0.38);
    case 'pale':
      return mix(color, [1, 1, 1], 0.55);
    case 'pastel':
      return mix(saturate(color, 0.85), [1, 1, 1], 0.52);
    case 'dark':
      return mix(color, [0, 0, 0], 0.45);
    case 'deep':
      return mix(saturate(color, 1.15), [0, 0, 0], 0.28);
    case 'bright':
      return saturate(color, 1.3);
    case 'neon':
      return electrified(color);
    case 'muted':
      return saturate(color, 0.55);
  }
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const blend = (channel: 0 | 1 | 2) => from[channel] + (to[channel] - from[channel]) * share;
  return [blend(0), blend(1), blend(2)];
}

/** As a tube of light has it: full brightness, and next to no grey left. */
function electrified(color: Rgb): Rgb {
  const gray = Math.min(...color) * 0.8;
  const top = Math.max(...color) - gray;
  const spread = (value: number) => (top > 0 ? (value - gray) / top : 1);
  return [spread(color[0]), spread(color[1]), spread(color[2])];
}

function saturate([red, green, blue]: Rgb, factor: number): Rgb {
  // Rec. 709 luma, near enough on display-referred values.
  const gray = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const spread = (value: number) => Math.min(1, Math.max(0, gray + (value - gray) * factor));
  return [spread(red), spread(green), spread(blue)];
}
