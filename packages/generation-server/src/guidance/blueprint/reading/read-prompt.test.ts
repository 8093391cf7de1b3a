import { describe, expect, it, vi } from 'vitest';
import { ARCHETYPES, archetypeOf } from '../archetype-catalog.ts';
import { createRandom } from '../random.ts';
import { PATTERN_KINDS, RELATIONS, type PaintedPart, type Subject } from '../subject.ts';
import { casesOf, expectReading } from '../test-support/reading-cases.ts';
import { readPrompt } from './read-prompt.ts';

// What is read must not depend on which recipes are written already; retargeting has its own test file.
vi.mock('../shapes/registry.ts', () => ({ hasRecipe: () => true }));

const CASES = casesOf(`
brown mushroom with white spots → mushroom; cap=brown spots=white
red and black bicycle with woven basket → bicycle; frame=red
lavender iris with yellow center → iris; petals=lavender center=yellow
modern coffee table design → table; ?form=coffee
butterfly topiary → topiary; ?form=butterfly
tiger head ring → ring
pair of cat earrings → earrings; *1
oak tree growing tall → broadleaf_tree
juicy mulberry berries adorn branches. → berry
slice of cake → cake
bunch of grapes → grapes; *1
stack of pancakes → pancake_stack
bowl of cereal → food_bowl; ?form=cereal
red and green striped tulip → tulip; petals=red petals~stripes/green
purple lego car with white stripes → car; style!bricks body=purple stripes=white
velvet armchair in blush pink. → armchair; upholstery:velvet upholstery=blush pink
wood coffee table with glass top. → table; top:glass
diamond-studded platinum pendant with dangling diamond drop. → pendant; frame:platinum stone:diamond drop:diamond
platinum ring with large emerald gemstone. → ring; band:platinum stone:emerald
vintage opal and diamond earrings. → earrings; stone:opal drop:diamond
silver earrings with garnet stones. → earrings; setting:silver stone:garnet
star-shaped earrings with amethyst stones. → earrings; ?shape=star stone:amethyst
rose gold necklace with diamond pendant. → necklace; chain:rose gold
sterling silver ring with twisted band and round sapphire → ring; ?band=twisted band:silver stone:sapphire
rose quartz necklace with heart pendant → necklace; ?pendant=heart stone:rose quartz
hamburger with cheese and lettuce → burger
aloe vera with pink hue → rosette_plant; leaves=pink
ruby ring with tiger head setting. → ring; stone:ruby
braided stainless steel bracelet. → bracelet; ?form=braided band:steel
tennis bracelet with sapphires. → bracelet; ?form=tennis stones:sapphire
sparkling gold tiara adorned with diamonds. → tiara; band:gold stones:diamond
king crown with rubies and emeralds → tiara; ?form=crown stones:ruby
turquoise pearl pendant. → pendant; stone:turquoise
aquamarine and peridot earrings. → earrings; stone:aquamarine drop:peridot
gold locket with heart-shaped frame → pendant; ?form=locket frame:gold
yellow-striped spider plant → rosette_plant; ?form=spider leaves~stripes/yellow
red-leaved magnolia tree. → broadleaf_tree; leaves=red
purple-flowered peach jacaranda tree. → broadleaf_tree; flowers=purple
blue and white striped palm tree. → palm_tree; fronds=blue fronds~stripes/white
maroon beech tree, smooth bark. → broadleaf_tree; leaves=maroon
tall, crooked pine tree with twisted trunk. → conifer; ?form=pine
walnut tree with brown nuts. → broadleaf_tree; fruit=brown
blue elm tree with oval leaves. → broadleaf_tree; leaves=blue
magenta spruce tree with blue-green needles → conifer; needles=blue green
thick-trunked teal bamboo tree. → bamboo; stalks=teal
oak tree in autumn → broadleaf_tree; ?foliage=autumn
emerald fern with white dots. → fern; fronds~spots/white
sapphire-studded ivy. → vine; leaves~studs/sapphire
pink lily with white edges. → lily; petals=pink
fiery amaryllis with striped petals → lily; petals~stripes
red rose with green stem → rose; petals=red stem=green
bouquet of red roses → bouquet; flowers=red
pink-spotted lotus flower → lotus; petals~spots/pink
two yellow tulips → tulip; *2 petals=yellow
cactus with pink flowers → cactus; flowers=pink
brown leather sofa with black pillows. → sofa; upholstery=brown upholstery:leather pillows=black
beige sofa with recliner → sofa; upholstery=beige
wooden table with four legs → table
chair made of bones → chair; seat:bone legs:bone
lamp with white shade and brass base → lamp; shade=white base:brass
brass chandelier with crystal drops. → chandelier
ornate wooden door with iron hinges → door; hinges:iron panel~carved
circular wooden mirror with rope detailing. → mirror; ?form=round
red heart-shaped clock → clock
plaid fabric couch → sofa; upholstery~plaid
white marble minimalist coffee table → table; ?form=coffee top:marble
vintage typewriter with black and red design → typewriter; body=black
cheetah print rug and footstool → rug; pile~rosettes
rug and red footstool → rug; +beside footstool
red drum with gold trim and white drumhead → drum; shell=red head=white
teal guitar with a maple neck → guitar; body=teal neck:maple
guitar with red body and black neck → guitar; body=red neck=black
vintage drum set aesthetic. → drum_set
red and black accordion with silver buttons → accordion; bellows=black buttons:silver
blue trombone with silver details → trombone
striped maraca → maracas
french horn with hot pink finish. → french_horn; tube=hot pink
bass guitar with snakeskin pattern. → electric_guitar; body~scales
neon green headphones → headphones
red gamepad with glowing joystick. → game_controller; shell=red
white printer with heated build plate. → printer; body=white
blue robot with silver arm → robot; body=blue arms:silver
a robot holding a flower → robot; +holding flower
silver drone, glowing neon lights → drone; body:silver lights:neon
black wireless mouse with adjustable dpi. → computer_mouse; shell=black
jasper with red, yellow, and brown bands → rock; stone:jasper
quartz → gemstone
pyrite rock covered in moss → rock
weathered moss-covered stone. → rock
glowing green crystal → crystal_cluster; crystals=green
orange-veined marble → rock
rainbow bicycle. → bicycle; frame~rainbow
yellow school bus with black text. → bus; body=yellow
metallic bronze sports car → car; ?form=sports
white van with red stripes → van; body=white
green forklift moving in yard → forklift
brown and orange semi truck → truck
red canoe with wooden seats → rowboat; hull=red seats:wood
hot air balloon in rainbow stripes → hot_air_balloon
rocket with red fins → rocket; fins=red
two red apples → round_fruit; *2 ?form=apple flesh=red
strawberry donut with sprinkles → donut
green pancakes in stack → pancake_stack
pizza slice → pizza
plate of fries with ketchup → fries
cheese burger with lettuce → burger
sliced watermelon → watermelon
carrot → carrot
sword with ruby-encrusted hilt → sword; hilt~studs/ruby
dagger with ivory handle and gold guard → dagger; hilt:ivory guard:gold
wolf-shaped handle war hammer → war_hammer
crossbow with striped wood stock → crossbow; stock~stripes
black cane with silver handle → cane; handle:silver
scythe with glowing green flames → scythe
a small red fox curled up in the snow → wolf; ?form=fox fur=orange
sofa with red and white stripes → sofa; upholstery=red upholstery~stripes/white
cracked dinosaur egg in a nest of straw → egg
toy robot made from cardboard boxes → robot; body:cardboard
snake coiled around a golden apple → snake; ?form=coiled +in golden apple
golden retriever puppy with a red collar → dog; ?form=puppy collar=red
emerald-green velvet sofa with brass legs → sofa; upholstery:velvet upholstery=emerald green legs:brass
rose gold watch with leather strap and white dial → wristwatch; case:rose gold strap:leather face=white
mini cactus in a terracotta pot → cactus; pot:terracotta
origami crane made of red paper → flamingo; ?form=crane feathers=red feathers:paper
bees → bee
pastel pink fabric-covered bluetooth speaker → speaker; cabinet:fabric cabinet=pastel pink
white-filamented plum-colored passionflower → daisy; ?form=passionflower petals=plum
golden-winged butterfly → butterfly; wings=golden
vase of tulips → vase; +in tulip
a bunch of red balloons → balloon; ?form=bunch *1 balloon=red
porcelain teapot with gold rim → teapot; body:porcelain
translucent drum set with glowing lights. → drum_set
set of drums → drum_set; *1
snow-covered pine tree → conifer; ?form=pine
red panda eating bamboo → weasel; ?form=red_panda +holding bamboo
table lamp with stained glass shade → lamp; shade:glass shade~mosaic
a sword in a stone → sword; +under stone
vintage diamond and sapphire ring design → ring; stone:diamond side_stones:sapphire
intricate carvings on stone column → column
swarm of golden bees → bee; *9
golden key → key
red magnifying glass with wooden handle → magnifying_glass; handle:wood
elefant → elephant
bicicle → bicycle
helicoptor → helicopter
saxaphone → saxophone
doughnut → donut
three maples → broadleaf_tree; *3
silver hedgehog with green quills → hedgehog; quills=green
jasper cat sculpture with emerald eyes → cat; style!statue fur:jasper eyes:emerald
white marble cat statue with emerald eyes. → cat; style!statue fur:marble eyes:emerald
statue of a lion → big_cat; ?form=lion style!statue
maroon fox with golden eyes → wolf; ?form=fox fur=maroon eyes=golden
cat sitting on a red chair → cat; ?pose=sitting +under chair
eagle soaring through clouds → eagle; ?pose=flying
school of fish → fish; ?form=school *1
flock of penguins → penguin; *7
herd of elephants → elephant; *5
glittering school of dolphins → dolphin; *9
bioluminescent fish school → fish; ?form=school
butterfly swarm → butterfly; *9
clown fish with orange stripes → fish; stripes=orange
purple unicorn with golden horn → horse; ?form=unicorn coat=purple horn=golden
black and white striped umbrella → umbrella; canopy=black canopy~stripes/white
golden fries in box → fries
lego dragon → dragon; style!bricks
bronze statue of an angel → fairy; ?form=angel style!statue
white marble bust of a roman emperor → person; style!statue
statue of a knight in bronze → person; ?form=knight style!statue clothes:bronze
goblin wielding bone pickaxe → ogre; ?form=goblin +holding pickaxe
white lighthouse with black stripes → lighthouse; tower=white bands=black
snowman with carrot nose and top hat → snowman
castle with blue roofs → castle; roofs=blue
grim reaper with glowing scythe → ghost
mermaid with iridescent tail → mermaid
friendly, furry sasquatch. → yeti
marble statue → bust
brown bear holding a honey jar → bear; +holding honey jar
tall thin vase → vase
mushroom-shaped teapot → teapot
blue glass bottle with cork → bottle; body=blue
wicker basket full of red apples → basket; +in red apple
ceramic plate with blue floral pattern → plate; motif=blue
pair of blue sneakers → shoe; *1 upper=blue
brown leather boots → boot; *1 upper=brown upper:leather
camouflage backpack → backpack; body~camouflage
leopard print fedora hat → hat; ?form=fedora crown~rosettes
grey armour → armor
`);

describe('readPrompt', () => {
  it.each(CASES)('$prompt', expectReading);

  it('gives the same subject for the same prompt and seed, and keeps the seed', () => {
    const prompt = 'red and black bicycle with woven basket';
    expect(readPrompt(prompt, 7)).toEqual(readPrompt(prompt, 7));
    expect(readPrompt(prompt, 7).seed).toBe(7);
  });

  it('survives JSON', () => {
    const subject = readPrompt('apple tree with a blue bird on a branch', 1);
    expect(JSON.parse(JSON.stringify(subject))).toEqual(subject);
  });

  it('says so when nothing is understood', () => {
    const subject = readPrompt('qwrtz plmkn', 1);
    expect(subject).toMatchObject({ match: 'none', noun: '', archetypeId: 'blob' });
    expect(subject.warnings.join()).toContain('No thing');
  });

  it('says which part the shape lacks, and puts none beside it', () => {
    const subject = readPrompt('rock with a long silver handle', 1);
    expect(subject.attachments).toEqual([]);
    expect(subject.warnings.join()).toContain('no "handle"');
  });

  it('leaves out what goes past the most attachments, with a warning', () => {
    const subject = readPrompt('table with a rose and a lamp and a drum and a guitar and a bicycle and a cactus', 1);
    expect(subject.attachments.length).toBe(4);
    expect(subject.warnings.join()).toContain('left out');
  });

  it.each([
    '',
    ' ',
    '...',
    'with',
    'of of of',
    'and and',
    'with with a the of',
    '-',
    'red-',
    '-red',
    'a-b-c-d',
    '12 12',
  ])('takes %j', (prompt) => {
    expectValid(readPrompt(prompt, 1));
  });

  it('takes any Unicode and any soup of words', () => {
    const random = createRandom(404);
    const words =
      `red gold with and of in on holding shaped studded tree ring cat striped - , . glowing pair slice two lego statue
      covered made from ruby wooden leaved x tall design the a bowl table ing ed ly s`.split(/\s+/);
    for (let round = 0; round < 400; round++) {
      const soup = Array.from({ length: 1 + random.below(14) }, () =>
        random.next() < 0.85
          ? random.pick(words)
          : String.fromCodePoint(...Array.from({ length: 1 + random.below(4) }, () => random.below(0x10ffff))),
      ).join(random.next() < 0.8 ? ' ' : '-');
      expectValid(readPrompt(soup, round));
    }
    expectValid(readPrompt('red and '.repeat(5000), 1));
  });
});

function expectValid(subject: Subject): void {
  const archetype = archetypeOf(subject.archetypeId);
  expect(ARCHETYPES).toContain(archetype);
  expect(subject.parts.map((entry) => entry.part)).toEqual(archetype.parts.map(({ name }) => name));
  expect(Object.keys(subject.variants)).toEqual(Object.keys(archetype.variants));
  for (const [name, value] of Object.entries(subject.variants)) expect(archetype.variants[name]).toContain(value);
  for (const { paint } of subject.parts) expectPaint(paint);
  for (const attachment of subject.attachments) {
    expect(RELATIONS).toContain(attachment.relation);
    expect(attachment.size).toBeGreaterThanOrEqual(0.02);
    expect(attachment.size).toBeLessThanOrEqual(1);
    for (const { paint } of attachment.parts) expectPaint(paint);
  }
  const { height, width, depth, thickness, bend } = subject.proportions;
  for (const factor of [height, width, depth, thickness]) expect(factor).toBeGreaterThanOrEqual(0.4);
  expect(bend).toBeLessThanOrEqual(1);
  expect(subject.count).toBeGreaterThanOrEqual(1);
}

function expectPaint(paint: PaintedPart['paint']): void {
  expect(paint.colors.length).toBeGreaterThanOrEqual(1);
  expect(paint.colors.length).toBeLessThanOrEqual(3);
  for (const channel of paint.colors.flat()) expect(channel >= 0 && channel <= 1).toBe(true);
  if (paint.pattern) {
    expect(PATTERN_KINDS).toContain(paint.pattern.kind);
    expect(paint.pattern.colors.length).toBeGreaterThanOrEqual(1);
  }
}
