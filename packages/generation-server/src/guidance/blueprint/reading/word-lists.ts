const words = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/[,\n]\s*/)
      .map((word) => word.trim()),
  );

/** Last words of a phrase that say how the thing is shown, not what it is: "coffee table design". */
export const GENERIC_HEADS =
  words(`design, designs, style, styles, model, models, finish, formation, formations, pattern, patterns, texture,
  textures, motif, look, theme, concept, edition, version, detail, details, detailing, accent, accents, art, artwork,
  decor, decoration, aesthetic, inspiration, vibe, piece, pieces, item, object, set, collection, shape, form, color, colors,
  effect, effects, render, illustration, drawing, sketch, image, photo, icon, element, elements, print, layout, interior,
  exterior, architecture, structure, construction, silhouette, display, showpiece, creation, craft, arrangement, variety,
  type, kind, specimen, sample, samples, replica, prop, asset, prototype, closeup, view, section, part, parts, unit, system,
  gear, kit, accessory, accessories, product, attire, apparel, outfit, technology, tech, edge, edges, surface, surfaces,
  jewelry, furniture, setting, appearance, color scheme, scene, scenery, background, backdrop, garden decor, embellishment,
  quality, hue, glow, sheen, shade, tone, tones, coloration, adornment, overlay, cover, coating, attachment, feature, features,
  gadget, device, machine, appliance, instrument, weapon, vehicle, building, plant, fruit, animal, food, tool, toy, gemstone,
  gem, stone, material, species, complex, body, ensemble, logo, line, size`);

/** Those among them that a table may well hold as things of their own when nothing else is there to be shown. */
export const STATUE_HEADS =
  words(`statue, statues, sculpture, sculptures, figurine, figurines, carving, carvings, effigy, idol,
  statuette, figure, figures, monument, ornament, bust`);

export const GROUP_HEADS: Readonly<
  Record<string, { count: number; arrangement: 'pair' | 'row' | 'stack' | 'bunch' | 'swarm' }>
> = {
  pair: { count: 2, arrangement: 'pair' },
  couple: { count: 2, arrangement: 'pair' },
  duo: { count: 2, arrangement: 'pair' },
  trio: { count: 3, arrangement: 'row' },
  row: { count: 4, arrangement: 'row' },
  line: { count: 4, arrangement: 'row' },
  set: { count: 3, arrangement: 'row' },
  series: { count: 3, arrangement: 'row' },
  stack: { count: 5, arrangement: 'stack' },
  tower: { count: 5, arrangement: 'stack' },
  pile: { count: 7, arrangement: 'bunch' },
  heap: { count: 7, arrangement: 'bunch' },
  mound: { count: 7, arrangement: 'bunch' },
  bunch: { count: 5, arrangement: 'bunch' },
  cluster: { count: 5, arrangement: 'bunch' },
  clump: { count: 5, arrangement: 'bunch' },
  bundle: { count: 5, arrangement: 'bunch' },
  handful: { count: 5, arrangement: 'bunch' },
  pattern: { count: 4, arrangement: 'row' },
  circle: { count: 6, arrangement: 'bunch' },
  array: { count: 4, arrangement: 'row' },
  lineup: { count: 4, arrangement: 'row' },
  quartet: { count: 4, arrangement: 'row' },
  arrangement: { count: 5, arrangement: 'bunch' },
  selection: { count: 4, arrangement: 'bunch' },
  mix: { count: 5, arrangement: 'bunch' },
  medley: { count: 5, arrangement: 'bunch' },
  stash: { count: 5, arrangement: 'bunch' },
  group: { count: 4, arrangement: 'bunch' },
  collection: { count: 4, arrangement: 'bunch' },
  assortment: { count: 5, arrangement: 'bunch' },
  batch: { count: 5, arrangement: 'bunch' },
  family: { count: 3, arrangement: 'bunch' },
  herd: { count: 5, arrangement: 'bunch' },
  pack: { count: 4, arrangement: 'bunch' },
  patch: { count: 5, arrangement: 'bunch' },
  flock: { count: 7, arrangement: 'swarm' },
  school: { count: 9, arrangement: 'swarm' },
  shoal: { count: 9, arrangement: 'swarm' },
  swarm: { count: 9, arrangement: 'swarm' },
  colony: { count: 7, arrangement: 'swarm' },
  cloud: { count: 9, arrangement: 'swarm' },
};

/** "a slice of cake": what comes after `of` is the thing. */
export const PORTION_HEADS =
  words(`slice, slices, hunk, nugget, flake, piece, pieces, wedge, wedges, chunk, chunks, segment, half, halves, bit, lump, block, cube,
  strip, section, part, sliver, bite, portion, serving, helping, type, kind, sort, variety, lots, plenty, touch, hint, dash,
  sheet, roll, stick, sprig, stalk, head, ear, clove, scoop, dollop, loaf, fragment, shard, specimen`);

/** "a model of a castle": what comes after `of` is the thing, as made by someone. */
export const DEPICTION_HEADS =
  words(`model, picture, image, painting, drawing, photo, photograph, portrait, rendering, render, depiction,
  replica, version, view, sketch, illustration, miniature, representation, shape, design, silhouette, form`);

export const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  twin: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  several: 4,
  many: 6,
  multiple: 4,
  few: 3,
  some: 3,
};

/** Places and moods round a subject: understood, and not built. */
export const SCENERY =
  words(`yard, cloud, clouds, ruin, ruins, forest, garden, sky, snow, space, desert, sea, ocean, background, backdrop, field,
  water, air, night, sunset, sunrise, moonlight, sunlight, light, darkness, shadow, shadows, storm, wind, rain, fog, mist,
  ground, floor, hillside, cliff, moat, pollen, nectar, wall, street, city, park, beach, lake, river, jungle, meadow, room, kitchen, house, home, studio, bloom,
  motion, flight, action, spring, summer, autumn, winter, fall, dark, day, middle, style, nature, landscape, environment,
  ashes, fire, galaxy, stars, world, mountains, grass, soil, dirt, sand, sun, moon, corner, front, back, side, mind, use, place,
  wilderness, pond, sunshine, breeze, lawn, hill, horizon, display, view, fashion, form, shape, pieces, parts, size`);

/** What an animal or a person holds, wears or rides; the rest of the verbs only separate. */
export const SKIPPED_WORDS =
  words(`a, an, the, its, his, her, their, this, that, these, those, very, extremely, highly, beautifully, of, is, are,
  it, some, each, one, large, big, huge, giant, small, little, tiny, mini, miniature, massive, medium, old, new, young, cute,
  realistic, detailed, modern, vintage, classic, antique, retro, futuristic, traditional, rustic, elegant, simple, beautiful,
  smart, digital, portable, custom, unique, delicate, charming, stylish, luxury, luxurious, minimalist, contemporary,
  industrial, art, deco, all, both, other, own, extra, ultra, super, mega, hand, fully, partially, half, perfect, single`);

/** Words that make of the thing before them a mere property. */
export const ABSTRACT =
  words(`technology, tech, capability, capabilities, ability, feature, features, function, functions, functionality,
  system, systems, mode, control, controls, connectivity, compatibility, support, resistance, protection,
  performance, power, capacity, quality, inspiration, influence, vibe, vibes, theme, themes, aesthetic, feel,
  mood, energy, magic, scent, flavor, taste, smell, sound`);

/** Before a number: how many people a thing is made for. */
export const CAPACITY = words('seating, seats');

/** Words for the whole surface: "with a matte black finish". */
export const WHOLE =
  words(`finish, coat, coating, paint, color, colors, colour, hue, hues, tone, tones, body, exterior, surface,
  texture, look, coloring, coloration, plumage, paintwork, lacquer, glaze, patina, sheen, shine, material,
  livery, skin, appearance, palette, scheme, gradient`);

/** Words for what sets off from it: "with gold accents". */
export const ACCENTS =
  words(`accent, accents, trim, trims, detail, details, detailing, highlight, highlights, element, elements, touch,
  touches, inlay, inlays, edging, edge, edges, embellishment, embellishments, decoration, decorations,
  ornament, ornaments, ornamentation, fitting, fittings, hardware, overlay, trimming, trimmings, piping,
  outline, lettering, text, writing, script, logo`);

/** Words for a picture of the thing before them. */
export const DRAWN =
  words(`design, designs, motif, motifs, print, prints, pattern, patterns, graphic, graphics, decal, decals, emblem,
  emblems, logo, logos, image, images, art, artwork, imagery, drawing, drawings, illustration, sticker,
  stickers, silhouette, silhouettes, symbol, symbols, insignia, crest, engraving, engravings, etching,
  etchings, tattoo, tattoos, embroidery, applique, decoration, decorations, picture, pictures`);

/** Archetypes that flowers are painted on, where they could as well stand in them or lie on them. */
export const PAINTED_WARE = words(`mug, teapot, plate, pitcher, jar, bottle, chest, handbag, backpack, umbrella, fan`);

/** Too fine to be built. */
export const UNSEEN = words(`nectar, pollen`);

/** Materials that stream or drift about a thing, and do not colour it. */
export const DRIFTING = words(`smoke, fog, mist, cloud, clouds, water, snow, dust, steam, bubbles`);

interface Shaping {
  readonly height?: number;
  readonly width?: number;
  readonly depth?: number;
  readonly thickness?: number;
  readonly bend?: number;
}

export const SHAPING: Readonly<Record<string, Shaping>> = {
  tall: { height: 1.3 },
  towering: { height: 1.45 },
  high: { height: 1.2 },
  short: { height: 0.75 },
  squat: { height: 0.7, width: 1.15, depth: 1.15 },
  stubby: { height: 0.75, thickness: 1.3 },
  low: { height: 0.75 },
  long: { width: 1.25 },
  elongated: { height: 1.3, width: 0.85, depth: 0.85 },
  wide: { width: 1.3 },
  broad: { width: 1.3 },
  spreading: { width: 1.3, depth: 1.2 },
  narrow: { width: 0.75, depth: 0.8 },
  slim: { width: 0.85, depth: 0.75, thickness: 0.75 },
  slender: { width: 0.8, depth: 0.8, thickness: 0.7 },
  thin: { depth: 0.75, thickness: 0.65 },
  skinny: { width: 0.8, thickness: 0.65 },
  flat: { height: 0.75 },
  thick: { thickness: 1.4 },
  chunky: { thickness: 1.4, width: 1.1 },
  sturdy: { thickness: 1.3 },
  bulky: { width: 1.2, depth: 1.2, thickness: 1.3 },
  fat: { width: 1.3, depth: 1.3 },
  plump: { width: 1.2, depth: 1.2 },
  chubby: { width: 1.2, depth: 1.2 },
  wiry: { thickness: 0.6 },
  curved: { bend: 0.5 },
  curving: { bend: 0.5 },
  crooked: { bend: 0.7 },
  bent: { bend: 0.6 },
  twisted: { bend: 0.6 },
  twisting: { bend: 0.6 },
  gnarled: { bend: 0.7 },
  winding: { bend: 0.6 },
  leaning: { bend: 0.4 },
  drooping: { bend: 0.5 },
};
