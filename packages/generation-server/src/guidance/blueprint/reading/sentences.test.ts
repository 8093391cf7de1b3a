import { describe, expect, it, vi } from 'vitest';
import { casesOf, expectReading } from '../test-support/reading-cases.ts';
import { readPrompt } from './read-prompt.ts';

// What is read must not depend on which recipes are written already; retargeting has its own test file.
vi.mock('../shapes/registry.ts', () => ({ hasRecipe: () => true }));

describe('a head that only counts, cuts or arranges', () => {
  it.each(
    casesOf(`
pattern of red tulips → tulip; petals=red *4
array of blue vases → vase; body=blue *4
set of four wooden chairs → chair; seat:wood *4
piece of pecan pie → pie; alone
piece of blue agate → rock; stone:blue agate
chunk of raw turquoise → rock; stone:turquoise
cluster of smoky quartz → crystal_cluster
circle of stones → rock; *6
hunk of cheese → cheese; *1
string of pearls → necklace; ?form=beaded
lump of copper → solid; ?form=ingot
watermelon sliced in half → watermelon; ?form=half
watermelon sliced into wedges → watermelon; ?form=slice
avocado cut in half with pit → fruit_half; ?form=avocado
half of a papaya → fruit_half; ?form=papaya
slice of apple → fruit_half; ?form=apple
polished tiger eye stone → rock
`),
  )('$prompt', expectReading);
});

describe('a verb after the subject', () => {
  it.each(
    casesOf(`
train puffing smoke → train; alone
wood carvings adorn sitar → lute; ?form=sitar alone
emerald vines adorn marble column → column; shaft:marble +around vine
ivy covers brick wall → wall; +around ivy
roses climb trellis → arch; +scattered rose
dragon breathing fire → dragon
cat wearing red hat → cat; +on hat
dog wears blue sweater → dog; without:sweater
girl wearing yellow dress → person; clothes=yellow alone
penguin wearing red scarf → penguin; +on scarf
cowboy riding brown horse → person; ?form=cowboy +under horse
energy sword emitting blue glow → sword; ?form=laser blade=blue
bear riding a bicycle → bear; +under bicycle
pirate raising cutlass → person; ?form=pirate +holding cutlass
rabbit quickly nibbling carrot → rabbit; +holding carrot
toy soldier beating drum → person; +holding drum
octopus hugging teapot → octopus; +beside teapot
parrot perches on wooden ring → parrot; +under ring
monkey climbs palm tree → monkey; +beside palm tree
turtle carrying castle on its shell → turtle; +on castle
blue pickup truck hauling logs → pickup_truck; body=blue +on log
hot air balloon carrying basket → hot_air_balloon; alone
cherry tree shedding petals → broadleaf_tree; without:petal
spider weaving web → spider; without:web
wizard casting spell → person; ?form=wizard alone
cactus blooming pink flowers → cactus; flowers=pink
sunflower facing sun → daisy; ?form=sunflower alone
silver airplane trailing smoke → airplane; fuselage:silver without:smoke
whale breaching water → whale; alone
witch stirring cauldron → person; ?form=wizard +holding cauldron
soldier firing rifle → person; ?form=soldier +holding rifle
crocodile opening mouth → lizard; ?form=crocodile alone
robot dog wagging tail → robot; ?form=dog alone
moss covering stone → rock; alone
roses surrounding heart → solid; ?form=heart +scattered rose
butterflies circle lamp → lamp; +scattered butterflies
barnacles encrust anchor → anchor; +scattered barnacles
van seats twelve people → van; without:people
fireplace burning logs → fireplace; alone
`),
  )('$prompt', expectReading);

  it.each(
    casesOf(`
oak dining table → table; ?form=dining
wooden rocking chair → chair; ?form=rocking
metal fishing rod → sports_bat
white wedding dress → dress; ?form=wedding
singing bowl → bowl
`),
  )('is none in "$prompt"', expectReading);
});

describe('what is said of the subject without being a thing', () => {
  it.each(
    casesOf(`
dining table seating six → table; alone
glass and chrome dining table, seating six → table; alone
green cactus with spiky needles → cactus; alone
sofa seats four → sofa; alone
round table seating eight with oak legs → table; legs:oak alone
watch with sensor technology → wristwatch; without:sensor
drone with camera technology → drone; alone
shield with lion design → shield; without:lion
mug with cat print → mug; without:cat
silver bracelet with intricate design → bracelet; band:silver alone
vase with intricate floral design → vase; body~floral alone
sewing machine with floral decals → sewing_machine; body~floral alone
porcelain cup with gold handle and blue roses → mug; handle:gold body~floral/blue alone
lion roaring on rock → big_cat; ?form=lion +under rock
gold trumpet with red tassels → trumpet; tube:gold alone
bow strung with gold thread → bow; string:gold alone
skateboard with dragon graphic → skateboard; without:dragon
white porcelain vase with blue dragon → vase; body:porcelain without:blue dragon
ambulance flashing lights → van; without:light
stone tower with blue flag → tower; +on flag
red high heels with gold buckles → high_heel; upper=red *1 without:buckle
gold earrings shaped like leaves → earrings; ?shape=leaf
`),
  )('$prompt', expectReading);

  it('does not paint the ground on who stands on it', () => {
    const { parts } = readPrompt('lion roaring on rock', 1);
    expect(parts.filter(({ source }) => source === 'prompt')).toEqual([]);
  });
});

describe('a colour or material in front', () => {
  it.each(
    casesOf(`
emerald eagle → eagle; feathers=emerald eyes=yellow
emerald frog with gold eyes → frog; skin=emerald
white cat statue with emerald eyes → cat; fur=white eyes:emerald
jade tiger → big_cat; fur:jade belly:jade
marble lion → big_cat; fur:marble mane:marble
crystal swan → duck; feathers:crystal beak:crystal
bronze horse → horse; coat:bronze hooves:bronze
stone frog → frog; skin:stone belly:stone
steel rose → rose; petals:steel
wooden owl → owl; feathers:wood
gold rooster → chicken; feathers=gold
gold ring → ring; band:gold stone:diamond
glass vase → vase; body:glass
wooden horse → rocking_horse
crystal skull → skull; bone:crystal
jade bangle → bracelet; ?form=bangle band:jade
onyx ring → ring; band:gold stone:onyx
paper crane → flamingo; ?form=crane
rubber duck → duck; ?form=rubber
jade dragon → dragon
tiger → big_cat; fur=orange fur~tiger
drum with zebra stripes → drum; shell~zebra
purple zebra with gold stripes → horse; ?form=zebra coat=purple coat~stripes/gold
white tiger → big_cat; fur=white fur~tiger
snow leopard → big_cat; fur~rosettes
dalmatian → dog; fur=white fur~spots
crystal goblet → goblet; cup:crystal
emerald cut diamond ring → ring; ?cut=square stone:diamond
emerald-cut sapphire ring → ring; ?cut=square stone:sapphire
silver leaf brooch → brooch; frame:silver
blue glass vase → vase; body:glass body=blue
`),
  )('$prompt', expectReading);

  it('tints coloured glass so that it shows before white', () => {
    const glassOf = (prompt: string) => readPrompt(prompt, 1).parts[0]!.paint.translucency;
    expect(glassOf('blue glass vase')).toBeLessThan(glassOf('glass vase') - 0.1);
  });
});
