/** Plurals that no rule gives, and words that look like plurals and are none. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `men man, women woman, children child, people person, feet foot, teeth tooth, geese goose, mice mouse, lice louse,
  oxen ox, dice die, leaves leaf, loaves loaf, knives knife, wives wife, wolves wolf, shelves shelf, halves half,
  calves calf, scarves scarf, elves elf, dwarves dwarf, hooves hoof, thieves thief, sheaves sheaf, staves staff,
  cacti cactus, fungi fungus, octopi octopus, hippopotami hippopotamus, gladioli gladiolus, narcissi narcissus,
  crocuses crocus, lenses lens, antennae antenna, larvae larva, algae alga, vertebrae vertebra, nebulae nebula,
  crystalli crystallus, matrices matrix, vertices vertex, axes axe, oases oasis, foci focus, nuclei nucleus,
  radii radius, stimuli stimulus, bacteria bacterium, aquaria aquarium, crania cranium, phenomena phenomenon,
  genii genie, cherubim cherub, seraphim seraph, tomatoes tomato, potatoes potato, mosquitoes mosquito,
  volcanoes volcano, tornadoes tornado, torpedoes torpedo, buffaloes buffalo, dominoes domino, echoes echo,
  heroes hero, mangoes mango, flamingoes flamingo, canoes canoe, shoes shoe, toes toe, hoes hoe, horseshoes horseshoe,
  snowshoes snowshoe, busts bust, buses bus, gases gas, irises iris, chassis chassis, species species, series series,
  scissors scissors, glasses glasses, sunglasses sunglasses, binoculars binoculars, headphones headphones,
  earphones earphone, trousers trousers, jeans jeans, shorts shorts, pliers pliers, tweezers tweezers,
  stairs stairs, pajamas pajamas, goggles goggles, cookies cookie, movies movie, zombies zombie, pixies pixie,
  genies genie, selfies selfie, brownies brownie, hoodies hoodie, pies pie, ties tie, bowties bowtie, beanies beanie,
  valkyries valkyrie, eyries eyrie, smoothies smoothie, birdies birdie, cowries cowrie, menageries menagerie,
  banshees banshee, frisbees frisbee, passersby passerby`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** Endings in -s that mark no plural: glass, iris, cactus, gas. */
const NOT_PLURAL = /(ss|us|is|as|os)$/;

/** American and plain spellings of what prompts write otherwise; both sides of every comparison go through it. */
const SPELLING: Readonly<Record<string, string>> = Object.fromEntries(
  `grey gray, greyish grayish, colour color, coloured colored, colourful colorful, colours color, multicoloured multicolored,
  multicolour multicolor, jewellery jewelry, jewelled jeweled, armour armor, armoured armored, aluminium aluminum,
  tyre tire, tyres tires, pyjamas pajamas, plough plow, axe ax, aeroplane airplane, donut doughnut, donuts doughnuts,
  moustache mustache, moustached mustached, centre center, centred centered, fibre fiber, theatre theater, mould mold, mouldy moldy,
  licence license, kerb curb, draught draft, cheque check, chequered checkered, checked checkered, checkerboard checkered,
  sceptre scepter, sabre saber, ochre ocher, sulphur sulfur, litre liter, catalogue catalog, storey story, cosy cozy,
  odour odor, favourite favorite, harbour harbor, honour honor, parlour parlor, vapour vapor, savoury savory,
  neighbour neighbor, modelled modeled, panelled paneled, enamelled enameled, marvellous marvelous,
  pretzal pretzel, whisky whiskey, yoghurt yogurt, ketchup ketchup, racquet racket, dreamcatcher dream catcher,
  nunchuks nunchucks, nunchuck nunchaku, nunchucks nunchaku`
    .split(',')
    .map((pair) => {
      const [from = '', ...to] = pair.trim().split(' ');
      return [from, to.join(' ')] as const;
    }),
);

/** A word as the lexicon spells it. */
export function normaliseSpelling(word: string): string {
  return SPELLING[word] ?? word;
}

/** Words that a plural may come from, the likeliest first; empty when the word looks like no plural. */
export function singularsOf(word: string): string[] {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular === word ? [] : [normaliseSpelling(irregular)];
  if (word.length < 4 || !word.endsWith('s') || NOT_PLURAL.test(word)) return [];
  const found: string[] = [];
  if (word.endsWith('ies')) found.push(`${word.slice(0, -3)}y`);
  if (/(ches|shes|sses|xes|zes|oes|uses|ises)$/.test(word)) found.push(word.slice(0, -2));
  if (word.endsWith('ves')) found.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  found.push(word.slice(0, -1));
  return found;
}

/** The likeliest singular, for words compared without a dictionary (part names, patterns). */
export function singularOf(word: string): string {
  return singularsOf(word)[0] ?? word;
}
