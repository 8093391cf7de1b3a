import { singularOf } from './lemma.ts';
import type { Archetype, ArchetypePart } from '../archetype.ts';

/**
 * Words people use for a part, and the part names of the catalogue they may mean, the likeliest first. Words that are
 * part names themselves need no line.
 */
const SYNONYMS = `
handle: handles grip grips shaft hilt stock knob knobs temples arms strap straps pole rod neck handlebar
hilt: handle grip guard pommel
grip: grips handle handles hilt stock
blade: blades head edge tip runners disc
edge: rim trim border edges blade tips hem rims frame fringe
edging: trim rim border edge edges
trim: rim border edge trims edges frame band bands accents corners piping fittings hardware detail stripe
border: rim trim edge edges fringe frame
accent: trim detail bands stripe hardware fittings rims stripes
detail: trim hardware fittings bands stripe motif markings
hardware: fittings handles clasp buckle trim knobs hinges latches buttons corners
fitting: fittings hardware trim rims keys valves
leaf: leaves leaf foliage fronds blades needles
foliage: leaves needles fronds
frond: fronds leaves
needle: needles leaves spines
petal: petals flowers rays florets
bloom: flowers petals
blossom: flowers petals leaves
flower: flowers petals
bud: flowers bud petals
center: center disc cone seeds stamens stone face core pip
centre: center disc
core: center inside flesh
middle: center
heart: center
bark: trunk bark branches
branch: branches trunk stems
limb: branches limbs arms legs
trunk: trunk bark stem
root: roots base
berry: berries fruit
nut: fruit nut kernel
acorn: fruit
apple: fruit
cone: cones cone
thorn: thorns spines needles stem
spine: spines needles thorns spikes quills
spike: spikes spines points thorns
quill: quills spines
wheel: wheels tires rims wheel
tire: tires wheels
rim: rim rims trim edge hoops wheels border frame
spoke: spokes wheels
seat: seat cushion cushions saddle upholstery
cushion: cushions cushion seat pillows upholstery
pillow: pillows cushions
upholstery: upholstery cushions seat cushion
fabric: upholstery cushions shade seat cloth
leg: legs base feet stand stem
foot: feet legs base
base: base stand pedestal legs pot plinth foot body bottom
stand: stand base legs tripod post
pedestal: base stand column
body: body shell case hull fuselage barrel casing frame cab box
case: case body casing shell cabinet box
casing: case body shell
shell: shell body case carapace
frame: frame body rim legs band setting
top: top lid cap surface seat head roof
tabletop: top
countertop: top
surface: top
lid: lid cap top cover
cap: cap lid top caps
stopper: lid cap
cork: lid cap
cover: cover lid case
roof: roof roofs cap canopy
door: door doors gate
window: windows window glass
pane: windows glass
glass: glass windows lens lenses face screen globe
lens: lens lenses glass
screen: screen display panel face
display: screen panel display face
face: face dial head muzzle
dial: face dial
button: buttons keys knobs controls
knob: knobs handles buttons dial
key: keys keyboard buttons
keycap: keys
joystick: sticks
thumbstick: sticks
stick control: sticks
pad: pads pad cushions ear_pads
strap: strap straps band handle belt
band: band strap bands ring rim stripe
stripe: stripes bands stripe
belt: belt strap waistband
lace: laces
sole: sole
shade: shade
bulb: bulb lights light
light: lights lamp bulb light
led: lights light screen
lamp: lamp lights
headlight: lights
engine: engines engine
wing: wings
feather: feathers wings plume tail
plumage: feathers
eye: eyes
ear: ears
tail: tail
mane: mane hair
hair: hair fur mane
fur: fur coat
coat: coat fur hide
hide: hide skin coat
skin: skin hide body peel rind
scale: scales skin body
belly: belly breast underside
underbelly: belly
underside: belly gills
chest: breast belly
breast: breast belly
face mask: mask
head: head heads face top cap blade
neck: neck
horn: horns horn antlers
antler: antlers horns
tusk: tusks teeth
tooth: teeth
fang: teeth fangs
claw: claws talons pincers
talon: talons claws
pincer: claws
beak: beak bill
bill: beak bill
fin: fins fin
flipper: flippers fins
tentacle: tentacles arms legs
leg band: legs
hoof: hooves
paw: paws feet hands
hand: hands arms
arm: arms arm
nose: nose snout
snout: snout nose muzzle
muzzle: muzzle snout face
lip: lips rim
mouth: mouth lips
tongue: tongue
antenna: antennae antenna
stinger: stinger tail
crest: crest comb head
comb: comb crest
collar: collar
spot: spots patches markings
dot: spots
patch: patches spots
marking: markings stripes bands patches
cap spot: spots
gill: gills
stem: stem stems stalk stalks trunk shaft
stalk: stem stalks stalk
peel: peel skin rind
rind: rind peel skin
flesh: flesh inside
pulp: flesh
interior: inside lining flesh floor seat
inside: inside flesh lining
lining: lining inside liner
liner: liner lining
seed: seeds pips center
pit: pit stone
crust: crust bread
frosting: frosting icing glaze topping
icing: frosting icing glaze topping
glaze: glaze frosting icing
whipped cream: cream frosting topping garnish
cream: cream frosting filling topping
topping: topping toppings frosting garnish sprinkles
sprinkle: sprinkles toppings topping
sauce: sauce syrup topping
syrup: syrup sauce topping
cherry: cherry topping garnish fruit
filling: filling contents cream
cheese: cheese
lettuce: lettuce
garnish: garnish topping
content: contents liquid filling
liquid: liquid contents water
milk: liquid contents
foam: foam liquid
froth: foam
bun: bun bread
bowl: bowl body
string: strings string
thread: strings string laces stitching
hexagon: panels
pentagon: panels
fret: neck
pickguard: pickguard
soundboard: soundboard body
bell: bell
mouthpiece: mouthpiece
valve: valves
reed: reeds mouthpiece
pipe: pipes tube exhaust
skinhead: head heads
drumhead: head heads
membrane: head
jingle: jingles
hoop: hoops rim
rod: rods shaft pole
mallet: mallets sticks
stick: sticks stick handle
bow: bow
arrow: arrows bolt
barrel: barrel
scope: scope sight
stock: stock
trigger: trigger
sheath: sheath scabbard
scabbard: sheath
pommel: pommel
guard: guard
crossguard: guard
hammerhead: head
tip: tip tips point head
point: point points tip
sail: sails sail canopy
mast: mast masts
hull: hull body
deck: deck
cabin: cab cabin cockpit
cockpit: cockpit canopy windows
propeller: propeller rotor rotors
rotor: rotor rotors blades
bumper: bumpers trim
hood: body
bucket: bucket scoop
boom: arm boom
basket: basket
saddle: saddle seat
pedal: pedals
chain: chain
brim: brim
visor: visor
plume: plume crest feather
ribbon: ribbon bow band sash
bow tie: bow
sleeve: sleeves
pocket: pocket pockets
zipper: zipper
buckle: buckle clasp
clasp: clasp buckle latches
latch: latches clasp
lock: lock clasp latches
hinge: hinges hardware
drawer: drawers
shelf: shelves shelf
backrest: back
back: back
armrest: arms
headboard: headboard
mattress: bedding
bedding: bedding
sheet: bedding
tassel: fringe tassels
fringe: fringe
pendulum: pendulum
numeral: numerals
number: numerals label
hand clock: hands
text: label print markings
lettering: label print text
letter: label print text
logo: label emblem print
label: label
emblem: emblem
symbol: symbol emblem
picture: picture print
page: pages
spine book: spine
wick: wick
wax: wax body
flame: flame flames fire
fire: fire flame flames
smoke: smoke
snow: snow
peak: snow peak
water: water liquid
moss: moss
lichen: moss
vine: vines
ivy: vines
wall: walls
brick: walls
pillar: pillars columns column posts supports
column: columns pillars
post: posts post
rail: rails railing
step: steps
tower: towers tower
dome: dome
spire: spire
chimney: chimney
awning: awning canopy
canopy: canopy leaves awning
cable: cables cord cable
cord: cord cable
wire: cord cable wires
antennae: antennae
gem: stone gems stones emblem
stone: stone stones gems
gemstone: stone stones gems
jewel: stone gems stones
cabochon: stone
crystal: crystals stone core gems crystal
setting: setting frame
bezel: setting frame bezel
prong: prongs
filigree: filigree frame band
bead: beads stones
charm: charms
drop: drop drops
dangle: drop
pearl: pearl beads stone
vein: veins
layer: layers bands
ring: rings ring band
ball: balls ball
pompom: pompom
button eye: eyes
pattern: motif
motif: motif
robe: robe clothes cape
cape: cape
clothes: clothes body suit
outfit: clothes suit
armor: armor suit clothes plate
dress: dress clothes
pot: pot
planter: pot
soil: soil
vase: vase pot
box: box
wrapper: wrapper
straw: straw
bristle: bristles
nozzle: nozzle
tank: tank
tray: tray
grille: grille
speaker: speaker
camera: camera lens
bolt: bolts
gear: gears
joint: joints
wood: stock handle body legs
cross: cross
speaker grille: grille
panel: panel panels
side: panels sides side
floor: floor
bottom: base
carving: carving
`;

const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map(
  SYNONYMS.trim()
    .split('\n')
    .map((line) => {
      const [word = '', parts = ''] = line.split(':');
      return [word, parts.trim().split(/\s+/)] as const;
    }),
);

/**
 * The part that words name, tried as the full phrase first and then the last word ("drum head" → head). A part's own
 * name wins over a synonym.
 */
export function partNamed(words: readonly string[], archetype: Archetype): ArchetypePart | undefined {
  const last = words.at(-1) ?? '';
  const phrase = words.join(' ');
  const phrases = words.length > 1 ? [phrase] : [];
  for (const name of [...phrases, last]) {
    const stem = name.slice(0, Math.max(0, name.lastIndexOf(' ') + 1));
    const singular = stem + singularOf(name.slice(stem.length));
    const wanted = name.replaceAll(' ', '_');
    const own = archetype.parts.find(
      (part) => part.name === wanted || singularOf(part.name) === singular.replaceAll(' ', '_'),
    );
    if (own) return own;
    for (const candidate of MEANINGS.get(singular) ?? []) {
      const part = archetype.parts.find(({ name: partName }) => partName === candidate);
      if (part) return part;
    }
  }
  return undefined;
}

/** Words for parts that are no things of their own: what lacks such a part cannot have it put beside it. */
const ONLY_PARTS = new Set(
  `handle hilt grip blade lid stopper cap lens strap leg foot base bottom top side interior inside lining face dial screen
  display hinge latch clasp spoke hub pedal brim visor plume sole lace sleeve pocket zipper hoof paw claw tail wing fin eye
  ear nose beak tusk mane spout mouthpiece valve body frame back arm armrest backrest seat center middle core tip point
  petal stem bark thread string pickguard tassel sail rim edge border trim edging fringe fretboard bezel bumper wick collar lining`.split(
    /\s+/,
  ),
);

export function isOnlyPart(word: string): boolean {
  return ONLY_PARTS.has(singularOf(word));
}

/** Whether a word is a usual name for a part of something, whatever that is. */
export function isPartWord(word: string): boolean {
  return MEANINGS.has(singularOf(word));
}
