import type { PledgeCategory, PledgeStatus, Stage, SubcategoryOf } from '@counterweight/domain/kinds';
import type { Names } from './names.ts';

export const categoryNames: Names<PledgeCategory> = {
  military: ['military', 'військова'],
  financial: ['financial', 'фінансова'],
  humanitarian: ['humanitarian', 'гуманітарна'],
  energy: ['energy', 'енергетична'],
};

const several: readonly [string, string] = ['Several of these', 'Кілька з цих'];

export const subcategoryNames: { readonly [Category in PledgeCategory]: Names<SubcategoryOf<Category>> } = {
  military: {
    air_defence: ['Air and missile defence', 'Протиповітряна та протиракетна оборона'],
    artillery: ['Artillery and rocket systems', 'Артилерія та реактивні системи'],
    armour: ['Tanks and armoured vehicles', 'Танки та бронетехніка'],
    aviation: ['Aircraft and helicopters', 'Літаки та вертольоти'],
    naval: ['Vessels and coastal defence', 'Кораблі та берегова оборона'],
    uav: ['Uncrewed systems', 'Безпілотні системи'],
    small_arms: ['Small arms and infantry weapons', 'Стрілецька та піхотна зброя'],
    equipment: [
      'Other equipment: vehicles, engineering, communications, protective gear',
      'Інше обладнання: транспорт, інженерна техніка, зв’язок, захисне спорядження',
    ],
    ammunition: ['Sustainment: ammunition and missiles', 'Забезпечення: боєприпаси та ракети'],
    spares: ['Sustainment: spare parts', 'Забезпечення: запасні частини'],
    maintenance: ['Sustainment: maintenance and repair', 'Забезпечення: обслуговування та ремонт'],
    training: ['Sustainment: training', 'Забезпечення: навчання'],
    procurement: ['Money for arms to be bought or produced', 'Кошти на закупівлю чи виробництво зброї'],
    mixed: several,
  },
  financial: {
    grant: ['Grant to the budget', 'Грант до бюджету'],
    loan: ['Loan', 'Позика'],
    guarantee: ['Guarantee', 'Гарантія'],
    swap: ['Central bank swap line', 'Своп-лінія центрального банку'],
    mixed: several,
  },
  humanitarian: {
    medical: ['Medical aid', 'Медична допомога'],
    food: ['Food', 'Продовольство'],
    shelter: ['Shelter and relief goods', 'Житло та речі першої потреби'],
    demining: ['Demining', 'Розмінування'],
    cash: ['Money for relief', 'Грошова допомога'],
    mixed: several,
  },
  energy: {
    generation: ['Generators and generation', 'Генератори та генерація'],
    grid: ['Grid: transformers, lines, substations', 'Мережа: трансформатори, лінії, підстанції'],
    fuel: ['Gas and other fuel, in kind', 'Газ та інше паливо в натурі'],
    repair: ['Repair of energy works', 'Ремонт енергетичних об’єктів'],
    finance: ['Loans and guarantees for energy', 'Позики та гарантії для енергетики'],
    mixed: several,
  },
};

export const stageNames: Names<Stage> = {
  pledged: ['pledged', 'обіцяно'],
  committed: ['committed', 'зобов’язано'],
  allocated: ['allocated', 'виділено'],
  contracted: ['contracted', 'законтрактовано'],
  disbursed: ['disbursed', 'виплачено'],
  delivered: ['delivered', 'доставлено'],
  operational: ['in use', 'на озброєнні'],
};

export const pledgeStatusNames: Names<PledgeStatus> = {
  ...stageNames,
  absent: ['not there', 'відсутнє'],
  redacted: ['redacted', 'вилучено'],
  withdrawn: ['withdrawn', 'відкликано'],
  awaiting_header: ['waiting for its announcement', 'очікує оголошення'],
  announced: ['announced', 'оголошено'],
  cancelled: ['cancelled', 'скасовано'],
};
