import type { Grain, PatternKind } from '../../subject.ts';

/** A pattern word: its kind, colours it brings along (hex) and its scale. */
export interface PatternWord {
  readonly kind: PatternKind;
  readonly colors: readonly string[];
  /** Ground it comes on unless a colour is named (hex); null: whatever colour the surface has. */
  readonly base: string | null;
  readonly scale: number;
}

/** `kind [#colour …] [@ground] [xscale]: words`; the words are in the singular or participles. */
const PATTERN_TABLE = `
stripes: stripe, striped, stripy, candy stripe, candy striped, lined, racing stripe, streak, streaked, streaky, brindle, brindled, awning stripe
stripes x0.4: pinstripe, pinstriped, ribbing, ribbed, ridged, ridge pattern, corrugated, fluted, pleated
spots: spot, spotted, spotty, dot, dotted, polka dot, polka dotted, polkadot, dappled, patch, patched, patchy, blotch, blotched, blotchy, bubble pattern, pocked
spots x0.4: speckle, speckled, fleck, flecked, freckle, freckled, stippled, peppered, sprinkled, pebbled, mottle, confetti, pinprick
rosettes x0.6 @d8a858 #2a1c10: leopard print, cheetah print, jaguar print, leopard spot, animal print, leopard spotted, rosette pattern
tiger x0.55 @e08820 #1c1410: tiger stripe, tiger striped, tiger print
zebra x0.5 @f2f0ea #141414: zebra print, zebra stripe, zebra striped
cow @f2f0ea #161616: cow print, cow spot, cow pattern, dalmatian, holstein, cow patterned, piebald, dalmatian print
giraffe x0.7 @e4bc6c #7a4a24: giraffe print, giraffe pattern
checkered #f2f2f0: checkered, checker, checkerboard, chess pattern, check pattern, gingham, chequered, houndstooth, harlequin, argyle
plaid #1c3c2c #d8c48c @a82c2c: plaid, tartan, flannel pattern, buffalo plaid
camouflage #4a5230 #8a7c54 #2c2e22 @6e7048: camouflage, camo, camouflaged, woodland camo, digital camouflage, digital camo, camo pattern
floral #e87ca0 #f2d24c #ffffff: floral, flowery, flower pattern, floral print, flower print, rose pattern, flower painted, floral motif, blossom pattern, flower patterned, cherry blossom motif, paisley, botanical, flower design, rose print, mandala, chintz, folk art, rosemaling
zigzag: zigzag, zig zag, chevron, herringbone, ikat, sawtooth, wave pattern, wavy, lightning bolt, lightning bolt pattern, aztec, tribal, navajo, southwestern
gradient: gradient, ombre, fade, faded pattern, two tone, two toned, bicolor, bicolored, dip dyed, sunburst, duotone, dual tone, tricolor, sunset gradient, tipped
marbled: marbled, marbling, variegated, mottled, veined pattern, veined, veining, cloudy, tie dye, tie dyed, watercolor, batik pattern, smoky swirl, tortoise, flame pattern, flamed, calico, abstract, psychedelic, galaxy, nebula, cosmic, blurred, brushstroke, figured, veiny
mosaic #2c7cb4 #e0b43c #c0442c @e8dcc4: mosaic, mosaic tile, mosaic tiled, tessellated, patchwork, azulejo, moroccan, stained glass pattern, tile pattern, pixel, pixelated, quilt pattern, terrazzo pattern, kintsugi, cracked glaze, crackle, crackled
studs #d4a535: stud, studded, rivet, riveted, beaded, spiked studs, nailhead, encrusted, bejeweled, bedazzled, gem encrusted, knobbed, dimple, dimpled
scales: scale pattern, scaled, fish scale, scaly pattern, feather pattern, shingled, snakeskin pattern, fishscale, reptilian, scalloped, overlapping scale
bands: band, banded, ring pattern, ringed, hoop pattern, layered band, horizontal stripe, layer, strata, stratified, growth ring
carved: carving, carved, engraving, engraved, etched, etching, embossed, embossing, ornate, intricate, intricately carved, chiseled, relief, relief carving, scrollwork, filigree pattern, filigreed, detailed, baroque, rococo, ornamental, ornamented, hand carved, sculpted, tooled, incised, celtic, celtic knot, runic, rune pattern, rune, hieroglyph, hieroglyphic, damask, fretwork, openwork, decorative pattern, arabesque, inscription, inscribed, stamped, chased, intricately designed, guilloche, lattice pattern, crosshatch, embellished, elaborate
geometric: geometric, geometrical, geometry, triangle pattern, hexagon pattern, hexagonal pattern, art deco, cubist, polygon, polygonal, low poly, faceted pattern, angular, diamond pattern, honeycomb, honeycomb pattern, grid, grid pattern, tessellation, bauhaus, futurist
stars #f2d24c: star pattern, starry, star print, starred, stars pattern, stars and stripes, american flag, constellation, starburst, snowflake pattern, twinkling
hearts #e0305c: heart pattern, heart print, hearts pattern, love heart
leaves #3c7c34: leaf pattern, leaf print, leafy pattern, leaf motif, palm print, tropical print, tropical pattern, ivy pattern, vine pattern, leaf design, foliage pattern, oak leaf pattern
splatter: splatter, splattered, splash, splashed, paint splatter, graffiti, drip, dripping, dripped, bloodstained, blood splatter, bloodied, drizzled, paint splattered, spattered, splotched, ink splash, pop art, airbrushed
circuit #3cf0c0: circuit, circuit board, circuitry, circuit pattern, cyber, cyberpunk, matrix, tech pattern, techno
rainbow: rainbow, multicolor, multicolored, multi colored, colorful, multi color, many colored, technicolor, polychrome, kaleidoscopic, kaleidoscope, rainbow colored, pride, vibrant multicolor, spectrum, rainbow hued
weave: woven, weave, basketweave, basket weave, braided pattern, braid, interwoven, latticed, wicker pattern, wickerwork, plaited, cross stitched, netted, caned
swirl: swirl, swirled, swirling, swirly, spiral pattern, spirals, whorl, curlicue, van gogh, swoosh, marbled swirl, candy cane, whirl, vortex pattern, peppermint
inlay #d4a535: inlay, inlaid, damascened, marquetry, gilded, gilt, gold trimmed, kintsugi gold, accented, accent, gold accent, trimmed, edged, cloisonne, gold trim, detailing, highlight, trim detail, embellishment, gold detail
`;

/** Pattern by word. */
export const PATTERN_OF_WORD: ReadonlyMap<string, PatternWord> = new Map(
  PATTERN_TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const colon = line.indexOf(':');
      const [kind, ...settings] = line.slice(0, colon).split(' ');
      const pattern: PatternWord = {
        kind: kind as PatternKind,
        colors: settings.filter((setting) => setting.startsWith('#')).map((setting) => setting.slice(1)),
        base: settings.find((setting) => setting.startsWith('@'))?.slice(1) ?? null,
        scale: Number(settings.find((setting) => setting.startsWith('x'))?.slice(1) ?? 1),
      };
      return line
        .slice(colon + 1)
        .split(',')
        .map((word) => [word.trim(), pattern] as const);
    }),
);

/** Surface words that are neither a material nor a colour. */
export interface FinishWord {
  readonly roughness?: number;
  readonly metallic?: number;
  readonly translucency?: number;
  readonly glow?: number;
  readonly grain?: Grain;
}

const FINISH_TABLE: readonly (readonly [FinishWord, string])[] = [
  [
    { roughness: 0.9 },
    'matte, mat, flat, chalk finish, unglazed, dull, satin matte, powder coated, non glossy, unpolished',
  ],
  [
    { roughness: 0.12 },
    'glossy, gloss, shiny, polished, shining, lustrous, high gloss, sleek, buffed, varnished, waxy, waxed, slick, wet, glistening, dewy, smooth, gleaming, glazed finish, lacquer finish, polish, sheen',
  ],
  [{ roughness: 0.3, metallic: 0.85 }, 'metallic, metallic finish, chrome finish, plated, electroplated'],
  [{ roughness: 0.45 }, 'satin finish, semi gloss, eggshell finish, brushed satin, semi matte'],
  [
    { translucency: 0.6, roughness: 0.08 },
    'transparent, see through, clear, crystal clear, translucent, glassy, ethereal, ghostly, spectral, sheer, semi transparent, frosted clear',
  ],
  [
    { glow: 0.85 },
    'glowing, luminous, luminescent, bioluminescent, illuminated, lit, lighted, backlit, radiant, fluorescent, glow in the dark, phosphorescent, incandescent, light up, shining bright, aglow, glowy, lit up, radioactive, blazing, burning',
  ],
  [
    { grain: 'glitter', roughness: 0.3 },
    'sparkling, sparkly, glittering, shimmering, shimmery, twinkly, glittered, sparkle, shimmer, bedazzling, dazzling',
  ],
  [{ grain: 'brushed' }, 'brushed, satin brushed, sanded'],
  [{ grain: 'hammered' }, 'hammered, beaten, dented, forged'],
  [{ grain: 'rusty', roughness: 0.9 }, 'rusty, rusted, corroded, oxidized, tarnished, patina, patinated, rusting'],
  [{ grain: 'mossy', roughness: 0.95 }, 'moss covered, mossy, overgrown, moss covered stone, lichen covered, moldy'],
  [
    { grain: 'cracked', roughness: 0.9 },
    'cracked, shattered, crumbling, broken, fractured, fissured, cracking, ruined, chipped',
  ],
  [
    { grain: 'rough', roughness: 0.95 },
    'rough, weathered, worn, rugged, textured, coarse, distressed, gritty, bumpy, craggy, eroded, rustic, aged, battered, raw, jagged, uneven, porous, wrinkled, gnarled, shabby, dusty, grimy, dirty, grainy, ancient, crusty, lumpy, scuffed, sandblasted',
  ],
  [
    { grain: 'iridescent', roughness: 0.2 },
    'iridescent, holographic, pearlescent, opalescent, pearly finish, prismatic, chameleon finish, nacre finish',
  ],
  [{ grain: 'quilted' }, 'quilted, tufted, padded, button tufted, cushioned, puffy, channel tufted'],
  [{ grain: 'layered' }, 'layered, laminated, stratified texture'],
  [{ grain: 'wood' }, 'wood grain, woodgrain, grained'],
  [{ grain: 'speckled' }, 'speckled finish, stone washed, pebbly'],
  [{ grain: 'fur' }, 'fluffy, furry, fuzzy, hairy, shaggy, woolly'],
  [{ grain: 'leafy' }, 'leafy texture, leaf covered, ivy covered, vine covered, bushy'],
  [{ grain: 'scales' }, 'scaly, scaled skin'],
  [{ grain: 'bricks' }, 'brick patterned, cobbled, masonry'],
];

/** Finish by word. */
export const FINISH_OF_WORD: ReadonlyMap<string, FinishWord> = new Map(
  FINISH_TABLE.flatMap(([finish, words]) => words.split(',').map((word) => [word.trim(), finish] as const)),
);
